import { norm } from "reward";
import type { Step } from "environment";

// Staying up comes first: a beginner falls within half a second, and a second upright is worth as much as 2 m/s. Leaning
// far and stiff effort cost little; drifting sideways is what ends in a fall.
export const weights = { forward: 1, alive: 2, upright: 0.5, straight: 0.3, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.centerOfMass.x - state.centerOfMass.x) / dt,
    alive: terminated ? 0 : 1,
    upright: -next.torso.tilt,
    straight: -Math.abs(next.centerOfMass.y - state.centerOfMass.y) / dt,
    effort: -(norm(action.torque) ** 2),
  };
}
