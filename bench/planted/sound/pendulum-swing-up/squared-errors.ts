// Angle, speed and torque by their squares, as a regulator has them.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { angle: 1, rate: 0.1, torque: 0.001 };

export function terms({ action, next }: Step) {
  return {
    angle: -square(next.rod.angle),
    rate: -square(next.rod.rate),
    torque: -square(action.torque),
  };
}
