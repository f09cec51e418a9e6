import type { Step } from "environment";
import { gaussian, norm } from "reward";

export const weights = { near: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  return {
    near: gaussian(next.fingertip.markDistance, 10),
    effort: -(norm(action.torque) ** 2),
  };
}
