import { norm, square } from "reward";
import type { Step } from "environment";

// Reacher-v5 with the weights of its code (its page gives 0.1 for the second): the distance, with the fingertip as it was
// one physics step earlier, and the control cost.
export const weights = { distance: 1, control: 1 };

export function terms({ action, next: { fingertip, target } }: Step) {
  return {
    distance: -Math.sqrt(square(fingertip.laggedX - target.x) + square(fingertip.laggedY - target.y)),
    control: -(norm(action.torque) ** 2),
  };
}
