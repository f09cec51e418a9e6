import { tolerance } from "reward";
import type { Step } from "environment";

// One for standing; half of one for a pole that hardly turns, half for a cart that hardly moves from the middle.
export const weights = { standing: 1, calm: 0.5, middle: 0.5 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { standing: 0, calm: 0, middle: 0 };
  return {
    standing: 1,
    calm: tolerance(next.pole.rate, { bounds: [-0.2, 0.2], margin: 1, shape: "hyperbolic" }),
    middle: tolerance(next.cart.position, { bounds: [-0.3, 0.3], margin: 1.5, shape: "linear" }),
  };
}
