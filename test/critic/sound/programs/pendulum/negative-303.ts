import type { Step } from "environment";

export const weights = { cost: -0.1 };

// the classic: one quadratic cost, a coefficient for each part
export function terms({ action, next }: Step) {
  const { angle, rate } = next.rod;
  return { cost: angle ** 2 + 0.1 * rate ** 2 + 0.001 * action.torque ** 2 };
}
