import { norm, tolerance } from "reward";
import type { Step } from "environment";

// Speed pays towards 1 m/s from both sides, half of it already at standing pace; staying up pays as much as walking well.
export const weights = { pace: 2, alive: 2, upright: 0.5, straight: 0.3, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    alive: terminated ? 0 : 1,
    upright: -next.torso.tilt,
    straight: -Math.abs(next.centerOfMass.y - state.centerOfMass.y) / dt,
    effort: -(norm(action.torque) ** 2),
  };
}
