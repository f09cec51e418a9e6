import type { Step } from "environment";

export const weights = { near: 0.01, effort: 0.05 };

export function terms({ next, action }: Step) {
  return {
    near: 1 / next.fingertip.markDistance,
    effort: -(action.torque[0] ** 2) - action.torque[1] ** 2,
  };
}
