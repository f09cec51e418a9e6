import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 5 };

export function terms({ next, action, terminated }: Step) {
  const torqueNorm = norm(action.torque);
  // Bounded, so that it cannot outweigh the speed
  const effort = -clamp(torqueNorm ** 2, 0, 0.02);
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    effort,
  };
}
