import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, level: 0.3, effort: 0.02 };

export function terms({ state, action, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [5.8, 6.2], margin: 5, shape: "linear" }),
    level: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
