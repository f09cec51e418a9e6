import { mean, norm, tolerance } from "reward";
import type { Step } from "environment";

const flatHeight = 0.42; // m

export const weights = { low: 1, level: 1, still: 0.5, quiet: 0.5 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { low: 0, level: 0, still: 0, quiet: 0 };
  const { torso, frontLeft, frontRight, backLeft, backRight } = next;
  const speed = norm([torso.velocityX, torso.velocityY, torso.velocityZ]);
  const jointRates = [frontLeft, frontRight, backLeft, backRight].map(
    (leg) => Math.max(Math.abs(leg.hip.rate), Math.abs(leg.ankle.rate)),
  );
  return {
    low: tolerance(torso.height, { bounds: [0.22, flatHeight - 0.02], margin: 0.3 }),
    level: tolerance(torso.tilt, { bounds: [0, 0.15], margin: 1 }),
    still: tolerance(speed, { bounds: [0, 0.05], margin: 1 }),
    quiet: tolerance(mean(jointRates), { bounds: [0, 0.2], margin: 4 }),
  };
}
