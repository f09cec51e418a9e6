// A pole that is plumb can be carried anywhere: pay for that first, then for the way to the mark.
import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { plumb: 20, near: 0.3, alive: 1 };

export function terms({ next, terminated }: Step) {
  return {
    plumb: gaussian(next.pole.angle, 0.01),
    near: tolerance(next.cart.position - 1, { bounds: [-0.1, 0.1], margin: 2, shape: "linear" }),
    alive: terminated ? 0 : 1,
  };
}
