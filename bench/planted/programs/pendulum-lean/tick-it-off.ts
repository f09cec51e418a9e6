// Whatever height is new is paid, and once the rod has leaned as it should there is a prize.
import type { Step } from "environment";

export const weights = { height: 3, leaned: 20 };

export const initial = { best: -1, done: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const height = Math.max(0, next.rod.height - memory.best);
  memory.best = Math.max(memory.best, next.rod.height);
  const leaned = memory.done === 0 && Math.abs(next.rod.angle - 0.3) < 0.1 ? 1 : 0;
  if (leaned === 1) memory.done = 1;
  return {
    height,
    leaned,
  };
}
