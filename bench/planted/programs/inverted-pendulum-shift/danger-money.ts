import { tolerance } from "reward";
import type { Step } from "environment";

// Falling is the danger, so staying up is paid well; the mark then draws gently from everywhere.
export const weights = { upright: 25, near: 0.2 };

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? 0 : 1,
    near: tolerance(next.cart.position, { bounds: [0.45, 0.55], margin: 1, shape: "linear" }),
  };
}
