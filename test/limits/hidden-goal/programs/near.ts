import type { Step } from "environment";

export const weights = { near: 1 };

export function terms({ next }: Step) {
  return { near: 1 - Math.abs(next.block.position - next.goal.position) / 2.5 };
}
