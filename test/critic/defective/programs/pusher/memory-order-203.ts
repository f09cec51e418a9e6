import { norm } from "reward";
import type { Step } from "environment";

export const weights = { progress: 20, reach: 0.5, effort: 0.001 };

export const initial = { previousDistance: 0 };

export function terms({ next, action, memory }: Step<typeof initial>) {
  const distance = next.object.markDistance;
  // Metres the object came closer with this step
  const progress = memory.previousDistance - distance;
  memory.previousDistance = distance;
  return {
    progress,
    reach: -next.hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
