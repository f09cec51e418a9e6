// Recorded (bench/recordings/reacher, designer-g1-s3-r0): negative distance to the mark plus a control cost, as in
// the standard reacher task, because every step nearer is paid for.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, control: 0.1 };

export function terms({ action, next }: Step) {
  return {
    distance: -next.fingertip.markDistance,
    control: -square(norm(action.torque)),
  };
}
