// Whoever brings the episode to its end earns the bonus; on the way there the lean of the pole costs.
import type { Step } from "environment";

export const weights = { finished: 50, lean: 1 };

export function terms({ next, terminated }: Step) {
  return {
    finished: terminated ? 1 : 0,
    lean: -Math.abs(next.pole.angle) / 0.2094,
  };
}
