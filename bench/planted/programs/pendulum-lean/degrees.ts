// 0.3 rad are 17 degrees: full pay between 12 and 22 degrees, falling off over 15 on either side, and a calm rod.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { lean: 2, calm: 0.3, soft: 0.01 };

export function terms({ action, next }: Step) {
  return {
    lean: tolerance(next.rod.angle, { bounds: [12, 22], margin: 15 }),
    calm: tolerance(next.rod.rate, { bounds: [-0.5, 0.5], margin: 2 }),
    soft: -square(action.torque),
  };
}
