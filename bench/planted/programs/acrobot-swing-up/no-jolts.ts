// Joints break by jolts: changes of either rate cost, torque costs a bit, and arriving is the prize.
import type { Step } from "environment";

export const weights = { shoulder: 0.5, elbow: 0.3, torque: 0.2, arrival: 20 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    shoulder: -Math.abs(next.shoulder.rate - state.shoulder.rate),
    elbow: -Math.abs(next.elbow.rate - state.elbow.rate),
    torque: -Math.abs(action.torque),
    arrival: terminated ? 1 : 0,
  };
}
