import { norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = { stance: 1, frontLeftWave: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  const { backLeft, torso } = next;
  return {
    stance: ramp(torso.height, 0.38, 0.5) - Math.min(1, torso.tilt),
    frontLeftWave: ramp(backLeft.foot.height, 0.03, 0.13) * Math.min(1, Math.abs(backLeft.hip.rate)),
    effort: -(norm(action.torque) ** 2),
  };
}
