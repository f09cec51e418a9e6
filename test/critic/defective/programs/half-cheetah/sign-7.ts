import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { pace: 1, tilting: 0.3 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [1.9, 2.1], margin: 2, shape: "linear" }),
    tilting: Math.abs(next.torso.pitch), // penalise tilting away from level
  };
}
