import { norm } from "reward";
import type { Step } from "environment";

// Speed is what is wanted, staying up is what makes it last: a standing second is worth half as much as 1 m/s.
export const weights = { forward: 1.5, alive: 1, upright: 0.5, effort: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    upright: -Math.abs(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
