import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.5, alive: 1, effort: 0.002 };

export function terms({ next, action, terminated }: Step) {
  const { torso, left, right } = next;
  const symmetry = -Math.abs(left.knee.angle - right.knee.angle);
  const alive = terminated ? 0 : 1;
  return {
    forward: torso.velocityX,
    alive,
    effort: -(norm(action.torque) ** 2),
  };
}
