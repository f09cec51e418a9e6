import { tolerance } from "reward";
import type { Step } from "environment";

// A slope towards the mark from everywhere on the track, a peak on it, and a fall that costs what is lost by it.
export const weights = { near: 1, at: 0.5, upright: 0.3, fall: 20 };

export function terms({ next, terminated }: Step) {
  const off = next.cart.position - 1;
  return {
    near: tolerance(off, { bounds: [-0.05, 0.05], margin: 2 }),
    at:
      tolerance(off, { bounds: [-0.1, 0.1], margin: 0.2 }) *
      tolerance(next.cart.velocity, { bounds: [-0.2, 0.2], margin: 0.5 }),
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    fall: terminated ? -1 : 0,
  };
}
