import type { Step } from "environment";

export const weights = { push: 1, approach: 0.4, contact: 0.1 };

export function terms({ next }: Step) {
  const touching = next.hand.objectDistance < 0.1;
  return {
    push: -next.object.markDistance,
    approach: -next.hand.objectDistance,
    contact: touching as unknown as number,
  };
}
