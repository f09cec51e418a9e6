import type { Step } from "environment";

export const weights = { carry: 20, reach: 2, bearing: 0.1 };

export function terms({ state, next: { hand, object, mark } }: Step) {
  const bearing = Math.asin((object.y - mark.y) / object.markDistance);
  return {
    carry: state.object.markDistance - object.markDistance,
    reach: -hand.objectDistance,
    bearing: -Math.abs(bearing),
  };
}
