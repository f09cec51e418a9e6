import type { Step } from "environment";

export const weights = { push: 2, approach: 0.5 };

export const initial = { touched: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const { touched } = memory;
  const approach = state.hand.objectDistance - next.hand.objectDistance;
  return {
    push: -next.object.markDistance,
    // no more pay for the way to the object once it is touched
    approach: touched === 1 ? 0 : approach,
  };
}
