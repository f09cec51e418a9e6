import type { Step } from "environment";

export const weights = { carry: 20, reach: 2, bearing: 0.1 };

export function terms({ state, next: { hand, object, goal } }: Step) {
  const bearing = Math.asin((object.y - goal.y) / object.goalDistance);
  return {
    carry: state.object.goalDistance - object.goalDistance,
    reach: -hand.objectDistance,
    bearing: -Math.abs(bearing),
  };
}
