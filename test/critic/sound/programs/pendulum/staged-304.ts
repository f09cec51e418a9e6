import { decay, ramp, square } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, still: 1, effort: 0.01 };

export function terms({ action, next }: Step) {
  const { height, rate } = next.rod;
  const top = ramp(height, 0.7, 1);
  return {
    up: (height + 1) / 2,
    // slow counts at the top only, on the way it takes speed
    still: top * decay(rate, 1),
    effort: -square(action.torque / 2),
  };
}
