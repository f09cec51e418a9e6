// Upright means both joints at π: pay for the elbow being there as much as for the shoulder.
import type { Step } from "environment";

export const weights = { shoulder: 0.3, elbow: 1.5, arrival: 5 };

export function terms({ next, terminated }: Step) {
  return {
    shoulder: Math.abs(next.shoulder.angle) / Math.PI,
    elbow: Math.abs(next.elbow.angle) / Math.PI,
    arrival: terminated ? 1 : 0,
  };
}
