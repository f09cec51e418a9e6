import type { Step } from "environment";

export const weights = { near: 1 };

export function terms({ next }: Step) {
  return { near: Math.abs(next.tank.level - next.mark.level) <= 0.05 ? 1 : 0 };
}
