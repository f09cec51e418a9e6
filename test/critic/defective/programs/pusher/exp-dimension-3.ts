import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { reach: 2, there: 4, effort: 0.005 };

export function terms({ action, next: { hand, object } }: Step) {
  return {
    reach: -hand.objectDistance,
    there: Math.exp(-object.markDistance),
    effort: -square(norm(action.torque)),
  };
}
