import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.5, upright: 1, effort: 0.005 };

export function terms({ action, next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    upright: terminated ? 0 : tolerance(next.tip.height, { bounds: [1.95, 2], margin: 0.6 }),
    effort: -square(action.torque),
  };
}
