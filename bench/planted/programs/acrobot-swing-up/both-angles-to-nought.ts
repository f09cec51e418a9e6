// Upright and stretched out both angles are nought: their squares cost, and arriving is paid.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { shoulder: 1, elbow: 0.5, arrival: 5 };

export function terms({ next, terminated }: Step) {
  return {
    shoulder: -square(next.shoulder.angle),
    elbow: -square(next.elbow.angle),
    arrival: terminated ? 1 : 0,
  };
}
