import { norm } from "reward";
import type { Step } from "environment";

// After the walkers of the same suite: a healthy reward for each step, the speed forward, and a control cost.
export const weights = { healthy: 10, forward: 1, control: 0.0001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    healthy: terminated ? 0 : 1,
    forward: (next.body.x - state.body.x) / dt,
    control: -(norm(action.torque) ** 2),
  };
}
