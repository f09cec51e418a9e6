import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { carry: 100, reach: 1, there: 3 };

export function terms({ state, next }: Step) {
  return {
    carry: shaping(-state.object.markDistance, -next.object.markDistance),
    reach: -next.hand.objectDistance,
    there: next.object.markDistance <= 0.08 ? 1 : 0,
  };
}
