import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, aliveBonus: 2, straight: 0.3 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    aliveBonus: terminated ? 0 : -1,
    straight: -Math.abs(next.centerOfMass.y - state.centerOfMass.y) / dt,
  };
}
