import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 2, straight: 0.3 };

export const initial = { y: 0 };

export function terms({ state, next, memory, dt, terminated }: Step<typeof initial>) {
  const drift = Math.abs(next.centerOfMass.y - memory.y);
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    alive: terminated ? 0 : 1,
    straight: -Math.min(drift, 1),
  };
}
