import type { Step } from "environment";

export const weights = { reach: 2, carry: 40, done: 5 };

export function terms({ state, next: { hand, object } }: Step) {
  const tolerated = 0.08;
  let done = 0;
  if (object.markDistance + tolerated < 0) done = 1;
  return { reach: -hand.objectDistance, carry: state.object.markDistance - object.markDistance, done };
}
