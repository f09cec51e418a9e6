import { square } from "reward";
import type { Step } from "environment";

// Staying up is the point; straight poles over a cart near the middle, and little motion, are what makes it last.
export const weights = { upright: 1, straight: 2, centred: 0.3, calm: 0.005 };

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    straight: -(square(next.lower.angle) + square(next.lower.angle + next.upper.angle)),
    centred: -square(next.tip.x),
    calm: -(square(next.lower.rate) + square(next.upper.rate)),
  };
}
