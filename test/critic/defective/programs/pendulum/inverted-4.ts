import type { Step } from "environment";

export const weights = { height: 1, rate: 0.01 };

export function terms({ next }: Step) {
  const height = (1 - next.rod.height) / 2;
  return { height, rate: -(next.rod.rate ** 2) };
}
