import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { low: 1, lying: 2 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { low: 0, lying: 0 };
  const { torso, frontLeft, frontRight, backLeft, backRight } = next;
  const legs = [frontLeft, frontRight, backLeft, backRight];
  const low = tolerance(torso.height, { bounds: [0.25, 0.4], margin: 0.2 });
  const flat = tolerance(torso.tilt, { bounds: [0, 0.15], margin: 0.5 });
  const speed = norm([torso.velocityX, torso.velocityY, torso.velocityZ]);
  const still = tolerance(speed, { bounds: [0, 0.05], margin: 1.5 });
  const quickest = Math.max(...legs.map((leg) => Math.max(Math.abs(leg.hip.rate), Math.abs(leg.ankle.rate))));
  const quiet = tolerance(quickest, { bounds: [0, 0.3], margin: 6 });
  return { low, lying: low * flat * (still + quiet) * 0.5 };
}
