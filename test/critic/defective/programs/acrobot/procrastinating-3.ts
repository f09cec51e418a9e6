import type { Step } from "environment";

export const weights = { height: 1, effort: 0.01 };

export function terms({ action, next }: Step) {
  return { height: next.tip.height + 2, effort: -(action.torque ** 2) };
}
