// Bring the fingertip to the mark with an arm that rests wherever it can: distance costs, torque costs, both joints'
// rates cost.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, torque: 0.7, shoulder: 0.05, elbow: 0.05 };

export function terms({ action, next }: Step) {
  return {
    distance: -next.fingertip.markDistance,
    torque: -norm(action.torque),
    shoulder: -square(next.shoulder.rate),
    elbow: -square(next.elbow.rate),
  };
}
