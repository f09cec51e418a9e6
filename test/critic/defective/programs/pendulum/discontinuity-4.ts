import type { Step } from "environment";

export const weights = { stage: 1 };

// Two stages: swing up far from the top, hold near it.
export function terms({ next: { rod } }: Step) {
  if (Math.abs(rod.angle) > 0.5) return { stage: 2 + 2 * rod.height };
  return { stage: -Math.abs(rod.angle) - 0.1 * Math.abs(rod.rate) };
}
