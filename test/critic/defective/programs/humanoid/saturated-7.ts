import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, high: 2, upright: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    high: ramp(next.torso.height, 0.5, 0.95),
    upright: -next.torso.tilt,
  };
}
