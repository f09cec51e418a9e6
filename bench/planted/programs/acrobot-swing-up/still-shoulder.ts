// The shoulder has no motor, so it should not be shaken: its speed costs. What the tip gains is paid, and to arrive.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { still: 2, height: 1, arrival: 5 };

export function terms({ state, next, terminated }: Step) {
  return {
    still: -square(next.shoulder.rate),
    height: next.tip.height - state.tip.height,
    arrival: terminated ? 1 : 0,
  };
}
