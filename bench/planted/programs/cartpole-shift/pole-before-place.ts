import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

// First things first: a pole that is plumb and does not turn. The place comes once that is mastered.
export const weights = { plumb: 20, quiet: 10, place: 0.2, fall: 50 };

export function terms({ next, terminated }: Step) {
  return {
    plumb: gaussian(next.pole.angle, 0.01),
    quiet: gaussian(next.pole.rate, 0.1),
    place: tolerance(next.cart.position - 1, { bounds: [-0.05, 0.05], margin: 1.5 }),
    fall: terminated ? -1 : 0,
  };
}
