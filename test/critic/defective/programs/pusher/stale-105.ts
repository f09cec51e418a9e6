import type { Step } from "environment";

export const weights = { progress: 20, near: 1, approach: 0.5 };

export function terms({ state, next }: Step) {
  const { markDistance } = state.object;
  const progress = markDistance - state.object.markDistance;
  return { progress, near: -next.object.markDistance, approach: -next.hand.objectDistance };
}
