import { norm } from "reward";
import type { Step } from "environment";

// Swimmer-v5: speed of the front link's reference point along x, and the control cost.
export const weights = { forward: 1, control: 0.0001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: (next.front.referenceX - state.front.referenceX) / dt,
    control: -(norm(action.torque) ** 2),
  };
}
