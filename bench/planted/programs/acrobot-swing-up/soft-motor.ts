// The motor is small and gets hot: torque costs. Height gained is paid, and to arrive.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { torque: 1, height: 0.5, arrival: 5 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    torque: -square(action.torque),
    height: next.tip.height - state.tip.height,
    arrival: terminated ? 1 : 0,
  };
}
