import { gaussian } from "reward";
import type { Step } from "environment";

// The rod needs energy to get up, and torque times rate is the power that the motor puts in. Upright pays on top.
export const weights = { power: 0.1, upright: 0.5 };

export function terms({ action, next: { rod } }: Step) {
  return {
    power: action.torque * rod.rate,
    upright: gaussian(rod.angle, 0.2),
  };
}
