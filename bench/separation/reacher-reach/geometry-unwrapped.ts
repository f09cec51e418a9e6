// Recorded (bench/recordings/reacher, designer-g1-s11-r0): solve the geometry: the shoulder should point at the mark
// and the elbow should fold so that the reach of the arm equals the distance of the mark, and both errors are
// penalised.
import { clamp, norm } from "reward";
import type { Step } from "environment";

export const weights = { aim: 1, reach: 1, rates: 0.01 };

export function terms({ next }: Step) {
  const upper = 0.1;
  const lower = 0.11;
  const range = norm([next.mark.x, next.mark.y]);

  // direction of the mark as seen from the shoulder
  const bearing = Math.atan2(next.mark.y, next.mark.x);
  const aimError = Math.abs(bearing - next.shoulder.angle);

  // law of cosines for the elbow
  const cosine = clamp((range ** 2 - upper ** 2 - lower ** 2) / (2 * upper * lower), -1, 1);
  const elbowError = Math.abs(Math.acos(cosine) - next.elbow.angle);

  return {
    aim: -aimError,
    reach: -elbowError,
    rates: -Math.abs(next.shoulder.rate) - Math.abs(next.elbow.rate),
  };
}
