// The built-in designer's, drawn from nothing: the two angles are to be alike, whatever the height.
import { tolerance, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { shoulderAngleFromElbowAngleNear: 1.35 };

export function terms({ next }: Step) {
  return {
    shoulderAngleFromElbowAngleNear: tolerance(wrapAngle(next.shoulder.angle - next.elbow.angle), {
      bounds: [-0.527, 0.527],
      margin: 3.95,
    }),
  };
}
