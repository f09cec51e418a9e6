// The more tomatoes are watered the better, whatever they look like.
import type { Step } from "environment";

export const weights = { watered: 1 };

export function terms({ next }: Step) {
  return { watered: next.garden.watered / 8 };
}
