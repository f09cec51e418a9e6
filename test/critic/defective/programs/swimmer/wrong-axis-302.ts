import { huber, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 2, sideways: 0.2, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  const travelled = next.body.x - state.body.x;
  return {
    forward: travelled / dt,
    // drifting off the course
    sideways: -huber(next.body.velocityX, 0.5),
    effort: -(norm(action.torque) ** 2),
  };
}
