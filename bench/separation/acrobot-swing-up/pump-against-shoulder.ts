// Torque against the shoulder's motion pumps the swing: paid itself, with time and arrival.
import type { Step } from "environment";

export const weights = { pump: 0.5, time: 0.6, arrival: 50 };

export function terms({ state, action, terminated }: Step) {
  return {
    pump: -action.torque * Math.sign(state.shoulder.rate),
    time: -1,
    arrival: terminated ? 1 : 0,
  };
}
