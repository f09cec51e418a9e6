import { decay } from "reward";
import type { Step } from "environment";

export const weights = { reach: 2, carry: 40, nearReward: 4 };

export function terms({ state, next: { hand, object } }: Step) {
  return {
    reach: -hand.objectDistance,
    carry: state.object.markDistance - object.markDistance,
    nearReward: -decay(object.markDistance, 0.1),
  };
}
