// Only the elbow has a motor, and the swing comes out of its work: pay for how fast it turns, and for arriving.
import type { Step } from "environment";

export const weights = { whirl: 1, arrival: 20 };

export function terms({ next, terminated }: Step) {
  return {
    whirl: Math.abs(next.elbow.rate) / 3,
    arrival: terminated ? 1 : 0,
  };
}
