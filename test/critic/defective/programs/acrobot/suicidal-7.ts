import type { Step } from "environment";

export const weights = { droop: 10, calm: 0.1 };

export function terms({ next }: Step) {
  const droop = next.tip.height - 2;
  return { droop, calm: -(next.shoulder.rate ** 2) - next.elbow.rate ** 2 };
}
