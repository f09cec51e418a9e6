import { norm } from "reward";
import type { Step } from "environment";

// Speed is what is wanted, staying up is what makes it last: backward it falls sooner than forward, so a standing second is worth
// as much as one at 2 m/s.
export const weights = { backward: 1, alive: 2, upright: 0.5, effort: 0.002 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    backward: (state.torso.x - next.torso.x) / dt,
    alive: terminated ? 0 : 1,
    upright: -Math.abs(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
