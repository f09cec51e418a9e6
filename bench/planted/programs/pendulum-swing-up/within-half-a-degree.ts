// Upright is upright, and still is still: a step counts where both are so and else does not.
import type { Step } from "environment";

export const weights = { upright: 1 };

export function terms({ next }: Step) {
  return {
    upright: Math.abs(next.rod.angle) < 0.01 && Math.abs(next.rod.rate) < 0.03 ? 1 : 0,
  };
}
