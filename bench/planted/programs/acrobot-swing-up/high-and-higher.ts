// Each step pays the height of the tip over its lowest point, and a prize when it gets there.
import type { Step } from "environment";

export const weights = { height: 2, arrival: 5 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.tip.height + 2,
    arrival: terminated ? 1 : 0,
  };
}
