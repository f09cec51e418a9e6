import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { carry: 100, reach: 1, there: 3 };

export function terms({ state, next }: Step) {
  return {
    carry: shaping(-state.object.goalDistance, -next.object.goalDistance),
    reach: -next.hand.objectDistance,
    there: next.object.goalDistance <= 0.08 ? 1 : 0,
  };
}
