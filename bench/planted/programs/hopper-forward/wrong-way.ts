// Distance covered a second, staying up, and a little for small torques.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (state.torso.x - next.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -square(norm(action.torque)),
  };
}
