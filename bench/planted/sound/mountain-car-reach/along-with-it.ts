// Pushing along with the motion builds up swings; the flag ends it with a prize, and time costs.
import type { Step } from "environment";

export const weights = { along: 0.5, flag: 50, time: 0.5 };

export function terms({ state, action, terminated }: Step) {
  return {
    along: action.throttle * Math.sign(state.car.velocity),
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
