import { square } from "reward";
import type { Step } from "environment";

// The tip has to rise, so each step is paid by how much it rose; the elbow's bearing wears with speed, so it is run gently.
export const weights = { rise: 1, bearing: 0.2, arrival: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    rise: next.tip.height - state.tip.height,
    bearing: -square(next.elbow.rate),
    arrival: terminated ? 1 : 0,
  };
}
