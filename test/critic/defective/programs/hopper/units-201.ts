import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, stable: 0.5, alive: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const instability = Math.abs(next.torso.pitch) + Math.abs(next.torso.pitchRate);
  return {
    forward: next.torso.velocityX,
    stable: -clamp(instability, 0, 2),
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
