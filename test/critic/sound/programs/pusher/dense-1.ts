import type { Step } from "environment";
import { dot } from "reward";

export const weights = { touch: 2, mark: 6, effort: 0.004 };

export function terms({ action, next: { hand, object } }: Step) {
  return { touch: -hand.objectDistance, mark: -object.markDistance, effort: -dot(action.torque, action.torque) };
}
