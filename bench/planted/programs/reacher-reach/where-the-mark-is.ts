// The distance to the mark costs; torque costs a little.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 10, effort: 0.01 };

export function terms({ action, next: { mark } }: Step) {
  return {
    distance: -norm([mark.x, mark.y]),
    effort: -square(norm(action.torque)),
  };
}
