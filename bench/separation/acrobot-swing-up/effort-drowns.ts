// A torque costs more in a step than the height it can gain: the links hang.
import type { Step } from "environment";

export const weights = { height: 1, effort: 1, arrival: 1 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    height: next.tip.height - state.tip.height,
    effort: -(action.torque ** 2),
    arrival: terminated ? 1 : 0,
  };
}
