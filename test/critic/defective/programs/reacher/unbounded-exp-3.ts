import type { Step } from "environment";

export const weights = { distance: 10, exact: 0.001 };

export function terms({ next: { fingertip } }: Step) {
  const nearness = 1 / (fingertip.markDistance + 0.001);
  return { distance: -fingertip.markDistance, exact: Math.exp(nearness) };
}
