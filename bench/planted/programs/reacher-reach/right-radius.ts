// First things first: the fingertip as far from the shoulder as the mark is, with little torque.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { radius: 10, effort: 0.02 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  return {
    radius: -Math.abs(norm([fingertip.x, fingertip.y]) - norm([mark.x, mark.y])),
    effort: -square(norm(action.torque)),
  };
}
