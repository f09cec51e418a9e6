import { norm } from "reward";
import type { Step } from "environment";

// Speed forward, on its feet: level is 1, on its back −1, so that a second upside down costs what a second at 1 m/s earns.
export const weights = { speed: 1, upright: 0.5, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  return {
    speed: (next.torso.x - state.torso.x) / dt,
    upright: Math.cos(next.torso.pitch) - 1,
    effort: -(norm(action.torque) ** 2),
  };
}
