import type { Step } from "environment";

export const weights = { height: 1, direction: 0.5, rate: 0.02 };

export function terms({ next: { rod } }: Step) {
  const { angle, rate } = rod;
  return {
    height: Math.cos(angle),
    direction: Math.sin(angle) ** 2 + Math.cos(angle) ** 2,
    rate: -(rate ** 2),
  };
}
