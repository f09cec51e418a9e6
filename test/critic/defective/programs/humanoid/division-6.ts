import { clamp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 2, gait: 0.1 };

export function terms({ state, next, dt, terminated }: Step) {
  const ratio = next.rightFoot.height / next.leftFoot.height;
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1 }),
    alive: terminated ? 0 : 1,
    gait: clamp(ratio, 0, 2),
  };
}
