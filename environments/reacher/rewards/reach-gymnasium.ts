import { norm, square } from "reward";
import type { Step } from "environment";

// Reacher-v5 with the weights of its code (its page gives 0.1 for the second): the distance, with the fingertip as it was
// one physics step earlier, and the control cost.
export const weights = { distance: 1, control: 1 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  return {
    distance: -Math.sqrt(square(fingertip.laggedX - mark.x) + square(fingertip.laggedY - mark.y)),
    control: -(norm(action.torque) ** 2),
  };
}
