// The upper link is up where the cosine of its angle is 1, and the lower one follows it: pay for both cosines, and for
// arriving.
import type { Step } from "environment";

export const weights = { upper: 1, lower: 0.5, arrival: 10 };

export function terms({ next, terminated }: Step) {
  return {
    upper: Math.cos(next.shoulder.angle),
    lower: Math.cos(next.shoulder.angle + next.elbow.angle),
    arrival: terminated ? 1 : 0,
  };
}
