// Each new farthest point to the right is paid, and the flag.
import type { Step } from "environment";

export const weights = { record: 10, flag: 10 };

export const initial = { farthest: -0.4 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const record = Math.max(0, next.car.position - memory.farthest);
  memory.farthest = Math.max(memory.farthest, next.car.position);
  return {
    record,
    flag: terminated ? 1 : 0,
  };
}
