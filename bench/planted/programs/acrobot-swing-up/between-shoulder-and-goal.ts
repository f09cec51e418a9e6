// First bring the tip to the height of the shoulder and steady it there; from there it is a small step to the goal.
// Beyond the band it costs, so that the links do not run away.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { band: 1, runaway: 5 };

export function terms({ next }: Step) {
  return {
    band: tolerance(next.tip.height, { bounds: [-0.4, 0.4], margin: 1.5 }),
    runaway: -Math.max(0, next.tip.height - 0.5),
  };
}
