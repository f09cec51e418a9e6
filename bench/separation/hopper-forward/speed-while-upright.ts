// Recorded (test/replay/recordings/hopper, designer-g1-s0-r0): pay forward velocity only as far as the torso is
// upright and high, so that diving forward, which ends the episode, never pays.
import { clamp, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { hop: 2, posture: 0.5, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  const upright = tolerance(next.torso.pitch, { bounds: [-0.05, 0.1], margin: 0.15 });
  const tall = tolerance(next.torso.height, { bounds: [1.1, 1.8], margin: 0.4 });
  return {
    hop: terminated ? 0 : upright * clamp(next.torso.velocityX, -1, 3),
    posture: terminated ? 0 : upright * tall,
    effort: -(norm(action.torque) ** 2),
  };
}
