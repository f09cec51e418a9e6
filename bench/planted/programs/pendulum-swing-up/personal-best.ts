// Swings must grow: each new best height is paid, and the first time at the very top with a prize.
import type { Step } from "environment";

export const weights = { best: 5, top: 10 };

export const initial = { best: -1, done: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const best = Math.max(0, next.rod.height - memory.best);
  memory.best = Math.max(memory.best, next.rod.height);
  const top = memory.done === 0 && next.rod.height > 0.98 ? 1 : 0;
  if (top === 1) memory.done = 1;
  return {
    best,
    top,
  };
}
