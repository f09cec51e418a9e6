// Smooth and quiet: low rate, little torque, no jerks, and upright is best of all.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 0.5, quiet: 1, soft: 0.5, even: 0.5 };

export const initial = { torque: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const change = action.torque - memory.torque;
  memory.torque = action.torque;
  return {
    upright: gaussian(next.rod.angle, 0.4),
    quiet: gaussian(next.rod.rate, 0.5),
    soft: gaussian(action.torque, 0.5),
    even: -square(change),
  };
}
