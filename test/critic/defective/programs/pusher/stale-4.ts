import { decay } from "reward";
import type { Step } from "environment";

export const weights = { reach: 2, carry: 40, there: 4 };

export function terms({ state, next }: Step) {
  const before = state.object.goalDistance;
  const carried = before - state.object.goalDistance;
  return { reach: -next.hand.objectDistance, carry: carried, there: decay(next.object.goalDistance, 0.15) };
}
