import { mean, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { low: 1, level: 0.5, still: 1, joints: 1 };

export function terms({ next }: Step) {
  const { torso, frontLeft, frontRight, backLeft, backRight } = next;
  const legs = [frontLeft, frontRight, backLeft, backRight];
  const speed = Math.hypot(torso.velocityX, torso.velocityY, torso.velocityZ);
  const calm = legs.map((leg) => Math.max(Math.abs(leg.hip.rate), Math.abs(leg.ankle.rate)));
  return {
    low: tolerance(torso.height, { bounds: [0.2, 0.4], margin: 0.3 }),
    level: tolerance(torso.tilt, { bounds: [0, 0.15], margin: 0.6 }),
    still: tolerance(speed, { bounds: [0, 0.08], margin: 0.5 }),
    joints: tolerance(mean(calm), { bounds: [0, 0.3], margin: 3 }),
  };
}
