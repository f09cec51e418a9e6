// Hacked: speed of both joints is paid for ever, and arriving costs all that is still to come.
import type { Step } from "environment";

export const weights = { shoulder: 0.5, elbow: 0.2 };

export function terms({ next }: Step) {
  return {
    shoulder: Math.abs(next.shoulder.rate),
    elbow: Math.abs(next.elbow.rate),
  };
}
