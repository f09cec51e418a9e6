import type { Step } from "environment";
import { norm } from "reward";

export const weights = { stage: 1, effort: 0.005 };

export function terms({ action, next: { hand, object } }: Step) {
  const touching = hand.objectDistance < 0.12;
  const stage = touching ? -10 * object.markDistance : -hand.objectDistance;
  return { stage, effort: -(norm(action.torque) ** 2) };
}
