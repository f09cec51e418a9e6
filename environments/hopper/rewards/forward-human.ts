import { norm } from "reward";
import type { Step } from "environment";

// Speed is what is wanted, staying up is what makes it last: a standing second is worth as much as one at 1 m/s. With speed worth
// half as much again more trainings learn to dive, and leave that late (docs/log.md, "A steadier instrument").
export const weights = { forward: 1, alive: 1, upright: 0.5, effort: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    upright: -Math.abs(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
