import { norm, tolerance } from "reward";
import type { Step } from "environment";

// A peak at 2 m/s with slopes from standing and from double the pace; wide, because a stride speeds up and slows down.
export const weights = { pace: 1, upright: 0.3, effort: 0.02 };

export function terms({ state, action, next, dt }: Step) {
  return {
    pace: tolerance((next.torso.x - state.torso.x) / dt, { bounds: [1.9, 2.1], margin: 2, shape: "linear" }),
    upright: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
