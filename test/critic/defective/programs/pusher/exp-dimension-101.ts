import type { Step } from "environment";

export const weights = { close: 1, approach: 0.5 };

export function terms({ next }: Step) {
  // 1 on the mark, falling off around it
  const close = Math.exp(-next.object.markDistance);
  return { close, approach: -next.hand.objectDistance };
}
