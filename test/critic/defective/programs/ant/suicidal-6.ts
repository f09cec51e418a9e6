import type { Step } from "environment";
import { norm } from "reward";

export const weights = { hurry: 1, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    hurry: -Math.max(0, 5 - speed),
    effort: -(norm(action.torque) ** 2),
  };
}
