import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 5, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    turn: (state.body.heading - next.body.heading) / dt,
    effort: -(norm(action.torque) ** 2),
  };
}
