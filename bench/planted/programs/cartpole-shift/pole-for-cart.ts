// Two things have to be right: the thing that is moved is at 1, and nothing falls. Pay for nearness to the mark and for
// every step that lasts.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 2, alive: 1, calm: 0.05 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.pole.rate, { bounds: [0.9, 1.1], margin: 2 }),
    alive: terminated ? 0 : 1,
    calm: -Math.abs(next.cart.velocity),
  };
}
