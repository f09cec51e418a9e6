// Speed and a control cost, as HalfCheetah-v5 pays: nothing minds running on the back.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, control: 0.1 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    control: -(norm(action.torque) ** 2),
  };
}
