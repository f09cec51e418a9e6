import { norm } from "reward";
import type { Step } from "environment";

export const weights = { log: 0.3, effort: 0.02 };

// The logarithm makes every halving of the gap worth the same, down to a millimetre.
export function terms({ action, next }: Step) {
  const gap = Math.max(0.001, next.fingertip.markDistance);
  return { log: -Math.log(gap / 0.2), effort: -(norm(action.torque) ** 2) };
}
