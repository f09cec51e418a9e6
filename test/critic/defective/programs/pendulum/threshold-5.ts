import type { Step } from "environment";

export const weights = { height: 1, overspeed: 1, effort: 0.005 };

export function terms({ action, next }: Step) {
  const fast = Math.abs(next.rod.rate) > 10;
  return { height: next.rod.height, overspeed: fast ? -1 : 0, effort: -(action.torque ** 2) };
}
