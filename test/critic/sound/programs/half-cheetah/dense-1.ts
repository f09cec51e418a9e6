import { norm } from "reward";
import type { Step } from "environment";

export const weights = { off: -1, tiltPenalty: -0.3, effort: -0.02 };

// All costs: the least is kept by running at 2 m/s, level, with little effort. The world never ends an episode.
export function terms({ state, action, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    off: Math.min(Math.abs(speed - 2), 4),
    tiltPenalty: 1 - Math.cos(next.torso.pitch),
    effort: norm(action.torque) ** 2,
  };
}
