import type { Step } from "environment";
import { distance, shaping } from "reward";

// Alive is what counts; height is a potential, so sinking costs what rising earned.
export const weights = { alive: 1, height: 20, drift: 0.5 };

export function terms({ state, next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    height: shaping(state.torso.height, next.torso.height),
    drift: -Math.min(0.5, distance([next.centerOfMass.x, next.centerOfMass.y], [0, 0])),
  };
}
