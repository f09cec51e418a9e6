import type { Step } from "environment";
import { norm } from "reward";

export const weights = { distance: 10, near: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    distance: -next.fingertip.markDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
