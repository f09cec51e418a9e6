// Recorded (bench/recordings/reacher, designer-g1-s0-r0): The distance is paid at two scales (a coarse and a fine
// one), and the torque costs very little.
import { decay, norm } from "reward";
import type { Step } from "environment";

export const weights = { coarse: 1, fine: 1, torque: 0.02 };

export function terms({ action, next }: Step) {
  const { markDistance } = next.fingertip;
  return {
    coarse: 1 - markDistance / 0.41,
    fine: decay(markDistance, 0.03),
    torque: -norm(action.torque),
  };
}
