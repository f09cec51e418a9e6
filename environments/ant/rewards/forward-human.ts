import { norm } from "reward";
import type { Step } from "environment";

// Gymnasium's control cost of 0.5 is more than a beginner's speed is worth and teaches standing still: here a full
// effort of all motors costs as much as 0.4 m/s. Drifting sideways is what a fast gait ends in unless it costs something.
export const weights = { forward: 1, straight: 0.2, alive: 0.3, level: 0.2, effort: 0.05 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    straight: -Math.abs(next.torso.y - state.torso.y) / dt,
    alive: terminated ? 0 : 1,
    level: -next.torso.tilt,
    effort: -(norm(action.torque) ** 2),
  };
}
