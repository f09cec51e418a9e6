import { norm } from "reward";
import type { Step } from "environment";

// Walker2d-v5: speed, one for every step that does not end in a fall, and the control cost.
export const weights = { forward: 1, healthy: 1, control: 0.001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    healthy: terminated ? 0 : 1,
    control: -(norm(action.torque) ** 2),
  };
}
