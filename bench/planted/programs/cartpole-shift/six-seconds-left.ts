import { tolerance } from "reward";
import type { Step } from "environment";

// A run-up makes the crossing easier: six seconds to get ready on the left side, then over to the mark in one go.
export const weights = { place: 1, upright: 0.3, fall: 20 };

export function terms({ next, time, terminated }: Step) {
  const target = time < 6 ? -1 : 1;
  return {
    place: tolerance(next.cart.position - target, { bounds: [-0.1, 0.1], margin: 2.4 }),
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    fall: terminated ? -1 : 0,
  };
}
