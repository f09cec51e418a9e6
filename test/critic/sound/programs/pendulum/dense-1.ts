import type { Step } from "environment";

export const weights = { cost: 1 };

// The cost of the classic benchmark, of the state that the action leads to.
export function terms({ action, next: { rod } }: Step) {
  return { cost: -(rod.angle ** 2 + 0.1 * rod.rate ** 2 + 0.001 * action.torque ** 2) };
}
