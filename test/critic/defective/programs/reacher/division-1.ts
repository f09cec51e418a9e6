import type { Step } from "environment";
import { norm } from "reward";

export const weights = { near: 0.01, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    near: 1 / next.fingertip.markDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
