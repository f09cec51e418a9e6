// The way that both feet make, from which the torso's follows, and a level torso.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { feet: 1, level: 0.3, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  const back = next.back.foot.x - state.back.foot.x;
  const front = next.front.foot.x - state.front.foot.x;
  return {
    feet: (back + front) / (2 * dt),
    level: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
