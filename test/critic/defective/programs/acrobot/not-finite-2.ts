import type { Step } from "environment";

export const weights = { swing: 1, arrival: 20 };

export function terms({ next, terminated }: Step) {
  const swing = Math.acos(next.tip.height);
  return { swing: -swing, arrival: terminated ? 1 : 0 };
}
