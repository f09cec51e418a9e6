import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { push: 0.2, approach: 20 };

export function terms({ state, next }: Step) {
  const nearer = state.hand.objectDistance - next.hand.objectDistance;
  return {
    push: -next.object.markDistance,
    approach: clamp(nearer, 0, 0.2),
  };
}
