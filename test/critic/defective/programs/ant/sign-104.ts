import type { Step } from "environment";
import { norm } from "reward";

export const weights = { forward: 1, alive: 0.5, energyCost: -0.05 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const spent = norm(action.torque) ** 2;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    energyCost: -spent,
  };
}
