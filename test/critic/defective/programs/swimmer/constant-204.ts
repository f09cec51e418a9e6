import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, facing: 0.2, effort: 0.001 };

export function terms({ state, next, action, dt }: Step) {
  const direction = [Math.cos(next.body.heading), Math.sin(next.body.heading)];
  const facing = norm(direction);
  return {
    turn: (next.body.heading - state.body.heading) / dt,
    facing,
    effort: -(norm(action.torque) ** 2),
  };
}
