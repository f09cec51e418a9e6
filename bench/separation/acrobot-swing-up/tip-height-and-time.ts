// The tip's height at every step, negative at the bottom, with a price of time and a prize for arriving.
import type { Step } from "environment";

export const weights = { height: 1, time: 1, arrival: 50 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.tip.height,
    time: -1,
    arrival: terminated ? 1 : 0,
  };
}
