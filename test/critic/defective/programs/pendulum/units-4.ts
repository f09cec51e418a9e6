import type { Step } from "environment";

export const weights = { up: 1, worst: 0.05 };

export function terms({ next }: Step) {
  const worst = Math.max(Math.abs(next.rod.angle), Math.abs(next.rod.rate));
  return { up: next.rod.height, worst: -worst };
}
