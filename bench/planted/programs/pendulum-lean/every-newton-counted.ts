// A prize for the lean; what it takes to get there is counted: torque, rate, and the work that is both.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { lean: 1, torque: 0.5, rate: 0.1, work: 0.2 };

export function terms({ action, next: { rod } }: Step) {
  return {
    lean: gaussian(rod.angle - 0.3, 0.1),
    torque: -Math.abs(action.torque),
    rate: -Math.abs(rod.rate),
    work: -Math.abs(action.torque * rod.rate),
  };
}
