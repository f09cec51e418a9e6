import { norm } from "reward";
import type { Step } from "environment";

export const weights = { approach: 100, effort: 0.01 };

export function terms({ state, action, next }: Step) {
  const gained = state.fingertip.markDistance - next.fingertip.markDistance;
  return { approach: Math.max(0, gained), effort: -(norm(action.torque) ** 2) };
}
