import type { Step } from "environment";

export const weights = { near: 5, carry: 40, reach: 2 };

export function terms({ state, next }: Step) {
  const { hand, object } = next;
  const near = Math.min(0.3, object.markDistance + 0.5);
  return {
    near: -near,
    carry: state.object.markDistance - object.markDistance,
    reach: -hand.objectDistance,
  };
}
