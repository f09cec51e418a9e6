import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, effort: 0.002 };

export function terms({ state, next, action, dt }: Step) {
  const turn = (next.body.heading - state.body.heading) / dt;
  return { turn, effort: -(norm(action.torque) ** 2) };
}
