// The built-in designer's, from random behaviour: a wide slope up to 8 m/s, and two rates alike.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { torsoVelocityXNear: 4.6, backFootRateFromFrontThighRateSmallness: 0.0406 };

export function terms({ next }: Step) {
  return {
    torsoVelocityXNear: tolerance(next.torso.velocityX, { bounds: [7.53, 8.47], margin: 8.04 }),
    backFootRateFromFrontThighRateSmallness: -Math.abs(next.back.foot.rate - next.front.thigh.rate),
  };
}
