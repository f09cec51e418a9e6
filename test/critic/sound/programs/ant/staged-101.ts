import type { Step } from "environment";
import { norm, ramp } from "reward";

export const weights = { low: 1, level: 0.5, calm: 0.5, lying: 1, effort: 0.02 };

export function terms({ next, action }: Step) {
  const { torso, frontLeft, frontRight, backLeft, backRight } = next;
  const rates = [frontLeft, frontRight, backLeft, backRight].map((leg) => norm([leg.hip.rate, leg.ankle.rate]));
  const fastest = Math.max(...rates);
  const low = ramp(torso.height, 0.7, 0.42);
  const level = ramp(torso.tilt, 1, 0.2);
  const lying = torso.height <= 0.42 && torso.tilt <= 0.2 && fastest <= 0.5;
  return {
    low,
    level,
    // holding still only counts on the ground
    calm: low * ramp(fastest, 5, 0.3),
    lying: lying ? 1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
