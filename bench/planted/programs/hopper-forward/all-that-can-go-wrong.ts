// Punish what leads to a fall: lean, a low torso, rotation, torque; forward speed is what is left to gain.
import { clamp, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 0.5, lean: 15, low: 10, rotation: 0.2, torque: 0.5 };

export function terms({ action, next }: Step) {
  return {
    forward: clamp(next.torso.velocityX, -1, 1),
    lean: -Math.abs(next.torso.pitch),
    low: -Math.abs(next.torso.height - 1.3),
    rotation: -square(next.torso.pitchRate),
    torque: -square(norm(action.torque)),
  };
}
