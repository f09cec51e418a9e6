import { decay, norm } from "reward";
import type { Step } from "environment";

const FINE = 0.002;

export const weights = { mark: 5, hand: 0.5, effort: 0.001 };

export function terms({ action, next }: Step) {
  return {
    mark: decay(next.object.markDistance, FINE),
    hand: -next.hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
