import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 2, torqueCost: 0.05 };

export function terms({ action, next: { rod } }: Step) {
  // Torque should cost something, so that it swings smoothly.
  const torqueCost = Math.abs(action.torque);
  return { height: rod.height, hold: gaussian(rod.angle, 0.2), torqueCost };
}
