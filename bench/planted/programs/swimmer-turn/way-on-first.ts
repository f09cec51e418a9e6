import { norm } from "reward";
import type { Step } from "environment";

// Steering needs way on: first a good speed ahead, then the turn comes by itself with a little encouragement.
export const weights = { ahead: 10, turn: 0.2, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    ahead: next.body.velocityX,
    turn: (next.body.heading - state.body.heading) / dt,
    effort: -(norm(action.torque) ** 2),
  };
}
