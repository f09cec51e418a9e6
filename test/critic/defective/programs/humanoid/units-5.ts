import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 2, lagging: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  const moved = next.centerOfMass.x - state.centerOfMass.x;
  const pace = tolerance(moved / dt, { bounds: [0.9, 1.1], margin: 1, shape: "linear" });
  // legs must keep up with the chest
  const lagging = moved < next.torso.velocityX ? 1 : 0;
  return { pace, alive: terminated ? 0 : 1, lagging: -lagging };
}
