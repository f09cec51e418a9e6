import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, posture: 1, effort: 1, total: 1 };

export function terms({ next, action }: Step) {
  const forward = next.torso.velocityX;
  const posture = 0.3 * Math.cos(next.torso.pitch);
  const effort = -0.05 * norm(action.torque) ** 2;
  const total = forward + posture + effort;
  return { forward, posture, effort, total };
}
