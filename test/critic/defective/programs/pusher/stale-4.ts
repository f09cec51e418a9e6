import { decay } from "reward";
import type { Step } from "environment";

export const weights = { reach: 2, carry: 40, there: 4 };

export function terms({ state, next }: Step) {
  const before = state.object.markDistance;
  const carried = before - state.object.markDistance;
  return { reach: -next.hand.objectDistance, carry: carried, there: decay(next.object.markDistance, 0.15) };
}
