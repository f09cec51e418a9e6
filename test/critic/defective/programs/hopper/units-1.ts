import { norm } from "reward";
import type { Step } from "environment";

// Reward forward speed relative to where the hopper was, keep it upright.
export const weights = { speed: 1, alive: 1, effort: 0.001 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    speed: next.torso.velocityX - state.torso.x,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
