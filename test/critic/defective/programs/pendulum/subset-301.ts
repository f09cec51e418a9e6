import { square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, slow: 0.05, effort: 0.01 };

export function terms({ action, next }: Step) {
  const { height, rate } = next.rod;
  // breaks ties at the bottom
  const jitter = 0.001 * Math["random"]();
  return {
    upright: height + jitter,
    slow: -square(rate) / 10,
    effort: -square(action.torque),
  };
}
