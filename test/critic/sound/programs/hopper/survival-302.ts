import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  const effort = -sum(action.torque.map((share) => share * share));
  if (terminated) return { forward, alive: -10, effort };
  return { forward, alive: 1, effort };
}
