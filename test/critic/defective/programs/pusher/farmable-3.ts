import type { Step } from "environment";

export const weights = { reach: 0.5, carry: 200 };

export function terms({ state, next }: Step) {
  const way = state.object.markDistance - next.object.markDistance;
  return {
    reach: -next.hand.objectDistance,
    carry: way > 0 ? way : 0,
  };
}
