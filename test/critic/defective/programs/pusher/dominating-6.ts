import { sum } from "reward";
import type { Step } from "environment";

export const weights = { reach: 2, there: 5, effort: 5 };

export function terms({ action, next: { hand, object } }: Step) {
  const effort = sum(action.torque.map((t) => t ** 2));
  return { reach: -hand.objectDistance, there: -object.markDistance, effort: -effort };
}
