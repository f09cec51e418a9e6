// From hanging to a metre and a bit under the shoulder is the beginning of it all: there the tip should be.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { tip: 1 };

export function terms({ next }: Step) {
  return {
    tip: tolerance(next.tip.height, { bounds: [-1.4, -1.2], margin: 0.6 }),
  };
}
