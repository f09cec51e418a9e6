import { square } from "reward";
import type { Step } from "environment";

export const weights = { gap: 1, still: 1 };

export function terms({ next }: Step) {
  const rates = [next.shoulder.rate, next.elbow.rate];
  return {
    gap: -next.fingertip.markDistance,
    // hold the arm when it is there
    still: -rates.map(square).reduce((a, b) => a + b),
  };
}
