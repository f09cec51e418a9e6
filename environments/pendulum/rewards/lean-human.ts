import type { Step } from "environment";

// Height leads up from everywhere; near the top the bump at 0.3 rad outweighs the little height that leaning costs.
export const weights = { height: 1, hold: 3, rate: 0.02 };

export function terms({ next }: Step) {
  const { angle, rate, height } = next.rod;
  return {
    height,
    hold: Math.exp(-(((angle - 0.3) / 0.2) ** 2) - (rate / 2) ** 2),
    rate: -(rate ** 2),
  };
}
