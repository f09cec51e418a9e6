// A hundred a step, less the distance from the mark in hundredths: always positive, and best at the mark.
import type { Step } from "environment";

export const weights = { score: 1 };

export function terms({ next }: Step) {
  return {
    score: 100 - 0.01 * next.fingertip.markDistance,
  };
}
