// Recorded (bench/recordings/hopper, designer-g1-s6-r0): forward speed is rewarded while the torso is within about 10
// degrees of the vertical and high enough; outside of that it fades smoothly.
import { clamp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.5, upright: 0.5, height: 0.5 };

export function terms({ next }: Step) {
  const upright = tolerance(next.torso.pitch, { bounds: [-5, 5], margin: 10 });
  const height = tolerance(next.torso.height, { bounds: [1, 1.6], margin: 0.3 });
  return {
    forward: upright * height * clamp(next.torso.velocityX, -2, 4),
    upright,
    height,
  };
}
