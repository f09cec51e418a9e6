// Soft hands carry a pole best: a step with hardly any push is worth most, and the mark is worth something too.
import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { soft: 10, near: 0.2, upright: 0.5 };

export function terms({ action, next: { cart }, terminated }: Step) {
  return {
    soft: gaussian(action.push, 0.05),
    near: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 1, shape: "linear" }),
    upright: terminated ? 0 : 1,
  };
}
