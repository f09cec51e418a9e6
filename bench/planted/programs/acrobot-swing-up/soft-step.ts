import { sigmoid } from "reward";
import type { Step } from "environment";

// A smooth version of the success test (tip over 1 m): differentiable, bounded between 0 and 1.
export const weights = { over: 1, torque: 0.001 };

export function terms({ action, next }: Step) {
  return {
    over: sigmoid((next.tip.height - 1) / 0.1),
    torque: -(action.torque ** 2),
  };
}
