import type { Step } from "environment";
import { dot } from "reward";

export const weights = { touch: 2, goal: 6, effort: 0.004 };

export function terms({ action, next: { hand, object } }: Step) {
  return { touch: -hand.objectDistance, goal: -object.goalDistance, effort: -dot(action.torque, action.torque) };
}
