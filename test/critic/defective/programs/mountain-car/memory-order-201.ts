import type { Step } from "environment";

export const weights = { record: 50, time: 1, reached: 100 };

export const initial = { best: -0.6 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  memory.best = Math.max(memory.best, next.car.position);
  const record = Math.max(0, next.car.position - memory.best);
  return {
    record,
    time: -1,
    reached: terminated ? 1 : 0,
  };
}
