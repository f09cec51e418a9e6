import { mean, tolerance } from "reward";
import type { Step } from "environment";

const pace = 2; // m/s

export const weights = { pace: 1, level: 0.3, effort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [pace - 0.1, pace + 0.1], margin: pace, shape: "linear" }),
    level: tolerance(next.torso.pitch, { bounds: [-0.3, 0.3], margin: 0.8 }),
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
