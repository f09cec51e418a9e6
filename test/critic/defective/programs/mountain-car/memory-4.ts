import type { Step } from "environment";

export const weights = { record: 100, arrival: 50, time: 0.1 };

export const initial = { farthest: -0.5 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const gain = Math.max(0, next.car.position - memory.farthest);
  return { record: gain, arrival: terminated ? 1 : 0, time: -1 };
}
