// The tip should be high: each new highest of it in the episode is paid by what was gained.
import type { Step } from "environment";

export const weights = { higher: 10 };

export const initial = { best: 1 };

export function terms({ next, memory }: Step<typeof initial>) {
  const higher = Math.max(0, next.tip.height - memory.best);
  memory.best = Math.max(memory.best, next.tip.height);
  return {
    higher,
  };
}
