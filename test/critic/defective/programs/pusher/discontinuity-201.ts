import { norm } from "reward";
import type { Step } from "environment";

const closeRange = 0.1; // m
const farTemperature = 0.3; // m

export const weights = { push: 2, reach: 0.5, effort: 0.002 };

function closeness(distance: number): number {
  if (distance < closeRange) return 1 - distance / closeRange;
  return Math.exp(-distance / farTemperature);
}

export function terms({ next, action }: Step) {
  return {
    push: closeness(next.object.markDistance),
    reach: -next.hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
