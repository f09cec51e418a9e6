import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { high: 1, held: 2, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { angle, rate, height } = next.rod;
  const upright = gaussian(angle, 0.3);
  return {
    high: (height + 1) / 2,
    held: upright * gaussian(rate, 1),
    effort: -(action.torque ** 2),
  };
}
