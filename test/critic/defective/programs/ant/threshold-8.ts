import { norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = { stand: 1, swung: 2, effort: 0.05 };

export function terms({ action, next: { torso, frontLeft } }: Step) {
  const swung = frontLeft.hip.angle > 1 || frontLeft.hip.angle < -1;
  return {
    stand: ramp(torso.height, 0.38, 0.5) * ramp(frontLeft.foot.height, 0.03, 0.13),
    swung: swung ? 1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
