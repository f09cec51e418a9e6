import type { Step } from "environment";

export const weights = { reach: 1, carry: 100 };

export function terms({ state, next: { hand, object } }: Step) {
  const carry = object.markDistance - state.object.markDistance;
  return { reach: -hand.objectDistance, carry };
}
