import { norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 3, upright: 0.5, tall: 1, drift: 0.5 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { alive: 0, upright: 0, tall: 0, drift: 0 };
  return {
    alive: 1,
    upright: -Math.cos(next.torso.tilt),
    tall: ramp(next.torso.height, 1, 1.25),
    drift: -norm([next.centerOfMass.x, next.centerOfMass.y]),
  };
}
