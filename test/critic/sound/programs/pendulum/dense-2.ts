import { angleDifference, square } from "reward";
import type { Step } from "environment";

export const weights = { angleError: -1, speed: -0.05, torque: -0.001 };

// Costs with negative weights: the terms are what is measured.
export function terms({ action, next: { rod } }: Step) {
  const angleError = angleDifference(rod.angle, 0.3) ** 2;
  return { angleError, speed: square(rod.rate), torque: square(action.torque) };
}
