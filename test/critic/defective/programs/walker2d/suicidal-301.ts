import { clamp, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 0.5, time: 2, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: clamp((next.torso.x - state.torso.x) / dt, -1, 3),
    // be quick
    time: -1,
    effort: -sum(action.torque.map((share) => share * share)),
  };
}
