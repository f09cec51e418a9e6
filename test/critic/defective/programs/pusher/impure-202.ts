import { norm } from "reward";
import type { Step } from "environment";

const tracker = { lastDistance: 0.25 };

export const weights = { progress: 20, reach: 0.5, effort: 0.001 };

export function terms({ next, action }: Step) {
  const distance = next.object.markDistance;
  const progress = tracker.lastDistance - distance;
  tracker.lastDistance = distance;
  return {
    progress,
    reach: -next.hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
