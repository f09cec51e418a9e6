import { norm } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, level: 0.5, jerk: 0.05 };

export const initial = { previous: 0 };

export function terms({ state, action, next, memory, dt }: Step<typeof initial>) {
  const effort = norm(action.torque);
  memory.previous = effort;
  return {
    speed: (next.torso.x - state.torso.x) / dt,
    level: Math.cos(next.torso.pitch) - 1,
    jerk: -Math.abs(effort - memory.previous),
  };
}
