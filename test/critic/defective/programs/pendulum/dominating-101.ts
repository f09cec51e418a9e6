import type { Step } from "environment";

export const weights = { high: 1, calm: 2, effort: 0.001 };

export function terms({ next, action }: Step) {
  const { rate, height } = next.rod;
  return {
    high: height,
    calm: -rate * rate,
    effort: -(action.torque ** 2),
  };
}
