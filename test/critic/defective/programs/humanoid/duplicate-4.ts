import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, upright: 0.5, high: 1, level: 0.5 };

export function terms({ next: { torso }, terminated }: Step) {
  const lean = torso.tilt;
  return {
    alive: terminated ? 0 : 1,
    upright: -torso.tilt,
    high: ramp(torso.height, 1, 1.25),
    level: 0 - lean,
  };
}
