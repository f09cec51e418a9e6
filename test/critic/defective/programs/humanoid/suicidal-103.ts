import type { Step } from "environment";
import { norm } from "reward";

export const weights = { missing: 10, drift: 1, effort: 0.1 };

export function terms({ next, action }: Step) {
  const missing = Math.max(0, 1.5 - next.torso.height);
  return {
    missing: -missing,
    drift: -norm([next.centerOfMass.x, next.centerOfMass.y]),
    effort: -(norm(action.torque) ** 2),
  };
}
