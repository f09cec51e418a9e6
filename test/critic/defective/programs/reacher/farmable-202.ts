import { norm } from "reward";
import type { Step } from "environment";

export const weights = { approach: 20, effort: 0.01 };

export function terms({ state, next, action }: Step) {
  const before = state.fingertip.markDistance;
  const after = next.fingertip.markDistance;
  const gain = Math.max(0, before - after);
  return {
    approach: gain,
    effort: -(norm(action.torque) ** 2),
  };
}
