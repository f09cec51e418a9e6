// As soon as possible, with a motor that should not be worn out: torque costs, height gained pays, arriving pays.
import type { Step } from "environment";

export const weights = { torque: 2, gained: 0.5, arrival: 5 };

export function terms({ action, state, next, terminated }: Step) {
  return {
    torque: -Math.abs(action.torque),
    gained: next.tip.height - state.tip.height,
    arrival: terminated ? 1 : 0,
  };
}
