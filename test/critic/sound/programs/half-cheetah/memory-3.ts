import { norm, tolerance } from "reward";
import type { Step } from "environment";

// The pace counts over a second, not in each step: a running mean of the speed is held against 2 m/s.
export const weights = { pace: 1, level: 0.3, effort: 0.02 };

export const initial = { mean: 0 };

export function terms({ state, action, next, memory, dt }: Step<typeof initial>) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const share = Math.min(1, dt / 0.5);
  memory.mean = (1 - share) * memory.mean + share * speed;
  return {
    pace: tolerance(memory.mean, { bounds: [1.85, 2.15], margin: 1.85, shape: "linear", valueAtMargin: 0 }),
    level: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
