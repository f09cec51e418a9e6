import { norm } from "reward";
import type { Step } from "environment";

export const weights = { close: 1, effort: 0.01 };

export function terms({ action, next }: Step) {
  const close = Math.exp(-next.fingertip.markDistance);
  const effort = -(norm(action.torque) ** 2);
  return { close, effort };
}
