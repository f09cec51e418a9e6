// It takes momentum to get up: pay speed either way, and height.
import type { Step } from "environment";

export const weights = { momentum: 1, height: 0.5 };

export function terms({ next }: Step) {
  return {
    momentum: Math.abs(next.rod.rate),
    height: next.rod.height,
  };
}
