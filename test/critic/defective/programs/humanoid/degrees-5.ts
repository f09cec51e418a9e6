import { norm } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, upright: 1, home: 0.3 };

export function terms({ next, terminated }: Step) {
  const degrees = (next.torso.tilt * 180) / Math.PI;
  return {
    alive: terminated ? 0 : 1,
    upright: degrees <= 0.3 ? 1 : 0,
    home: -Math.min(1, norm([next.centerOfMass.x, next.centerOfMass.y])),
  };
}
