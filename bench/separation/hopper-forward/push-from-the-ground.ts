// Recorded (test/replay/recordings/hopper, designer-g1-s3-r1): pay forward velocity and the upward push from the
// ground that starts each hop, keep the pitch rate low, and pay for staying up.
import { clamp, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, push: 0.2, calm: 0.005, alive: 0.7, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  return {
    forward: clamp(next.torso.velocityX, -2, 4),
    push: next.foot.contact ? clamp(next.torso.velocityZ, 0, 2) : 0,
    calm: -square(next.torso.pitchRate),
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
