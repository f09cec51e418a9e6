import { sigmoid, square } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, calm: 0.01, effort: 0.001 };

export function terms({ action, next, terminated }: Step) {
  const clearance = (next.tip.height + 2) / 0.05;
  return {
    high: terminated ? 0 : sigmoid(clearance),
    calm: -square(next.shoulder.rate),
    effort: -square(action.torque),
  };
}
