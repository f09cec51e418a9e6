// What elbow and tip gain in height is paid, time costs, arriving is the prize.
import type { Step } from "environment";

export const weights = { elbow: 0.5, tip: 1, arrival: 10, time: 0.2 };

export function terms({ state, next, terminated }: Step) {
  return {
    elbow: next.elbow.height - state.elbow.height,
    tip: next.tip.height - state.tip.height,
    arrival: terminated ? 1 : 0,
    time: -1,
  };
}
