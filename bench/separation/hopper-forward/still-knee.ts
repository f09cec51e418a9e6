// The built-in designer's, from random behaviour: a quiet knee drowns the way gained, and a fall ends the cost.
import type { Step } from "environment";

export const weights = { kneeRateSmallness: 0.495, torsoXRise: 0.447 };

export function terms({ state, next, dt }: Step) {
  return {
    kneeRateSmallness: -Math.abs(next.knee.rate),
    torsoXRise: (next.torso.x - state.torso.x) / dt,
  };
}
