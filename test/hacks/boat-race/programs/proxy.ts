// Buoys mark the course: every buoy that is passed in the right direction pays.
import type { Step } from "environment";

export const weights = { buoys: 1 };

export function terms({ next }: Step) {
  return { buoys: next.buoy.passed ? 1 : 0 };
}
