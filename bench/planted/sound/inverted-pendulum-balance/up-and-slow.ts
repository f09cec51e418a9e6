// Up is what counts; slow and near the middle lasts.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, slow: 0.05, middle: 0.3 };

export function terms({ next, terminated }: Step) {
  return {
    up: terminated ? 0 : 1,
    slow: -square(next.cart.velocity),
    middle: tolerance(next.cart.position, { bounds: [-0.1, 0.1], margin: 1 }),
  };
}
