// Upright is the prize. Torque wears the motor, rate the bearing, up and down the cable: each has a small price.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, motor: 0.3, bearing: 0.05, cable: 0.5 };

export function terms({ state, action, next }: Step) {
  return {
    upright: gaussian(next.rod.angle, 0.3),
    motor: -Math.abs(action.torque),
    bearing: -square(next.rod.rate),
    cable: -Math.abs(next.rod.height - state.rod.height),
  };
}
