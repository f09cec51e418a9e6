import { norm } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, close: 1, effort: 0.02 };

export function terms({ action, next: { fingertip } }: Step) {
  const d = fingertip.markDistance;
  return {
    near: Math.exp(-5 * d),
    close: Math.exp(-((d / 0.04) ** 2)),
    effort: -(norm(action.torque) ** 2),
  };
}
