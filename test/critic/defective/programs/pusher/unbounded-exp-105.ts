import type { Step } from "environment";

function steep(x: number): number {
  const scaled = x / 0.1;
  return Math.exp(scaled) - 1;
}

export const weights = { push: 5, away: -0.05 };

export function terms({ next }: Step) {
  return {
    push: -next.object.markDistance,
    away: steep(next.hand.objectDistance),
  };
}
