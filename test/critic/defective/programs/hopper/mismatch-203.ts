import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, grounded: 0.1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const upright = Math.abs(next.torso.pitch) < 0.1;
  const grounded = next.foot.contact && upright;
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    grounded,
    effort: -(norm(action.torque) ** 2),
  };
}
