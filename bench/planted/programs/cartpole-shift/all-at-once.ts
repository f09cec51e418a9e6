import { tolerance } from "reward";
import type { Step } from "environment";

// Everything is needed together: pole up, cart at the mark, cart slow. The worst of the three decides.
export const weights = { upright: 1, place: 1, slow: 1 };

export const composition = "softmin";

export function terms({ next, terminated }: Step) {
  return {
    upright: terminated ? -1 : tolerance(next.pole.angle, { bounds: [-0.05, 0.05], margin: 0.2 }),
    place: 1 - Math.abs(next.cart.position - 1) / 2,
    slow: tolerance(next.cart.velocity, { bounds: [-0.3, 0.3], margin: 1 }),
  };
}
