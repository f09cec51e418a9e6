// The sign of the pump the wrong way round: torque with the shoulder's motion takes the swing away.
import type { Step } from "environment";

export const weights = { pump: 0.5, arrival: 10 };

export function terms({ state, action, terminated }: Step) {
  return {
    pump: action.torque * Math.sign(state.shoulder.rate),
    arrival: terminated ? 1 : 0,
  };
}
