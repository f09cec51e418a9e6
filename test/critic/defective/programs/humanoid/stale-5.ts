import type { Step } from "environment";
import { ramp, tolerance } from "reward";

export const weights = { pace: 2, alive: 1, fall: 50 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    alive: ramp(next.torso.height, 1, 1.2),
    fall: state.torso.height <= 1 ? -1 : 0,
  };
}
