import { decay, norm } from "reward";
import type { Step } from "environment";

const missScale = 0.05;

export const weights = { onMark: 2, reach: 0.5, missPenalty: 0.01, effort: 0.001 };

export function terms({ next, action }: Step) {
  // Larger misses hurt ever more.
  const missPenalty = 1 - Math.exp(next.object.markDistance / missScale);
  return {
    onMark: decay(next.object.markDistance, 0.1),
    reach: -next.hand.objectDistance,
    missPenalty,
    effort: -(norm(action.torque) ** 2),
  };
}
