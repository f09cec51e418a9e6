// A hundred for each step, and the height on top in hundredths.
import type { Step } from "environment";

export const weights = { score: 1 };

export function terms({ next }: Step) {
  return {
    score: 100 + 0.01 * next.rod.height,
  };
}
