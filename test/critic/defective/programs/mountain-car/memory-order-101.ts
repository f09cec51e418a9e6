import type { Step } from "environment";

export const weights = { record: 10, time: 1, arrived: 50 };

export const initial = { best: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const { height } = next.car;
  if (height > memory.best) memory.best = height;
  const record = Math.max(0, height - memory.best);
  return { record, time: -1, arrived: terminated ? 1 : 0 };
}
