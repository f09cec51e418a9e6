import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 2, spread: 0.05, effort: 0.002 };

export function terms({ state, next, action, dt }: Step) {
  const turned = state.body.heading - next.body.heading;
  return {
    turn: turned / dt,
    spread: -norm([next.body.velocityX, next.body.velocityY]),
    effort: -(norm(action.torque) ** 2),
  };
}
