import type { Step } from "environment";
import { norm } from "reward";

export const weights = { forward: 1, alive: 0.5, thrift: 0.05 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const effort = norm(action.torque);
  return {
    forward: speed,
    alive: terminated ? 0 : 1,
    thrift: speed / effort,
  };
}
