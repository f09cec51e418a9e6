import { norm } from "reward";
import type { Step } from "environment";

// Full torques are many times what this light body needs and throw it over: effort is dear, so that a beginner calms down before
// it runs, and lasting pays for that. Drifting sideways is what a fast gait ends in unless it costs something.
export const weights = { forward: 2, straight: 0.2, alive: 1, level: 0.2, effort: 0.3 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    straight: -Math.abs(next.torso.y - state.torso.y) / dt,
    alive: terminated ? 0 : 1,
    level: -next.torso.tilt,
    effort: -(norm(action.torque) ** 2),
  };
}
