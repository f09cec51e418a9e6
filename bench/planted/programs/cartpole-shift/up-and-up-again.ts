// A pole that stands is the condition for everything: the step counts, the angle counts, and the place comes after them.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 10, upright: 10, near: 0.02 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    upright: tolerance(next.pole.angle, { bounds: [-0.15, 0.15], margin: 0.2 }),
    near: tolerance(next.cart.position - 1, { bounds: [-0.1, 0.1], margin: 0.5 }),
  };
}
