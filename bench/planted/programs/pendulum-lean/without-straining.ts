// Lean at 0.3 rad by the square of what it is off, with a motor that does not strain: torque by its square as well.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 2, lean: 10, torque: 0.3, rate: 0.05 };

export function terms({ action, next: { rod } }: Step) {
  return {
    height: rod.height,
    lean: -square(rod.angle - 0.3),
    torque: -square(action.torque),
    rate: -square(rod.rate),
  };
}
