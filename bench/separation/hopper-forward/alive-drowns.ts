// Recorded (bench/recordings/hopper, designer-g1-s3-r0): falling is the main danger, so each step alive is worth a
// lot, and forward speed and a straight posture are rewarded in addition.
import { clamp, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 5, forward: 0.5, posture: 1, effort: 0.1 };

export function terms({ action, next, terminated }: Step) {
  return {
    alive: terminated ? -10 : 1,
    forward: clamp(next.torso.velocityX, 0, 1),
    posture: tolerance(next.torso.pitch, { bounds: [-0.02, 0.02], margin: 0.1 }),
    effort: -norm(action.torque),
  };
}
