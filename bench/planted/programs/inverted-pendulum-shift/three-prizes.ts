// Three prizes along the rail, the last at the mark, each to be had once; with the pole up there is a little for each step.
import type { Step } from "environment";

export const weights = { prize: 30, upright: 0.2 };

export const initial = { level: 0 };

export function terms({ next: { cart }, memory, terminated }: Step<typeof initial>) {
  const reached = cart.position >= 0.48 ? 3 : cart.position >= 0.3 ? 2 : cart.position >= 0.15 ? 1 : 0;
  const prize = Math.max(0, reached - memory.level);
  memory.level = Math.max(memory.level, reached);
  return {
    prize,
    upright: terminated ? 0 : 1,
  };
}
