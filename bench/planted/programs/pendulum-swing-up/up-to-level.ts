// From hanging to level is the hard half of the way: pay for being nearly level, less for being below. Beyond level the
// rod runs away by itself, so the pay falls off there too.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { level: 1, rate: 0.01, torque: 0.01 };

export function terms({ action, next }: Step) {
  return {
    level: tolerance(next.rod.height, { bounds: [-0.3, -0.1], margin: 0.6 }),
    rate: -square(next.rod.rate),
    torque: -square(action.torque),
  };
}
