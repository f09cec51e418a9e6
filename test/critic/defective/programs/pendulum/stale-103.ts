import type { Step } from "environment";

export const weights = { high: 1, calm: 0.02, jolt: 0.05 };

export function terms({ next }: Step) {
  const before = next.rod.rate;
  const after = next.rod.rate;
  return {
    high: next.rod.height,
    calm: -(after ** 2),
    jolt: -Math.abs(after - before),
  };
}
