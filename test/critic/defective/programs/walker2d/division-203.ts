import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, symmetry: 0.05, alive: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const { left, right } = next;
  const ratio = right.hip.angle / left.hip.angle;
  return {
    forward: next.torso.velocityX,
    symmetry: -clamp(Math.abs(ratio - 1), 0, 1),
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
