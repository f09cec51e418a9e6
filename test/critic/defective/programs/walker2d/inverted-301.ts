import { clamp, sum } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, alive: 1, effort: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const pace = (next.torso.x - state.torso.x) / dt;
  return {
    pace: clamp(pace, -2, 2),
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map(Math.abs)),
  };
}
