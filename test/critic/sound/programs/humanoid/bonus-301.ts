import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 2, forward: 1, running: 0.5 };

export function terms({ next: { torso }, terminated }: Step) {
  if (terminated) return { alive: -10, forward: 0, running: 0 };
  const tall = ramp(torso.height, 1, 1.2);
  return {
    alive: 1,
    forward: torso.velocityX * (0.5 + 0.5 * tall),
    // a bonus from 1 m/s on
    running: torso.velocityX >= 1 ? 1 : 0,
  };
}
