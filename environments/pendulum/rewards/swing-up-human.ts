import type { Step } from "environment";

// Height leads up from everywhere, a bonus near the top makes stopping there better than passing through it.
export const weights = { height: 1, hold: 2, rate: 0.02, effort: 0.005 };

export function terms({ action, next }: Step) {
  const { angle, rate, height } = next.rod;
  return {
    height,
    hold: Math.exp(-((angle / 0.3) ** 2) - (rate / 2) ** 2),
    rate: -(rate ** 2),
    effort: -(action.torque ** 2),
  };
}
