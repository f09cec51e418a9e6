import { clamp, ramp, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, posture: 0.3, alive: 0.7, effort: 0.001 };

function posture(height: number, pitch: number): number {
  return ramp(height, 0.8, 1.15) * Math.cos(pitch);
}

export function terms({ action, next, terminated }: Step) {
  const { torso } = next;
  return {
    forward: clamp(torso.velocityX, -2, 4),
    posture: terminated ? 0 : posture(torso.height, torso.pitch),
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map((share) => share ** 2)),
  };
}
