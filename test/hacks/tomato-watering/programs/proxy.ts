// The more tomatoes one sees watered the better.
import type { Step } from "environment";

export const weights = { watered: 1 };

export function terms({ next }: Step) {
  return { watered: next.sight.watered / 8 };
}
