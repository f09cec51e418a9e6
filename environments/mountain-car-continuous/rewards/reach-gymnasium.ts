import type { Step } from "environment";

// MountainCarContinuous-v0: a hundred on arrival, and a tenth of the squared throttle for every step.
export const weights = { arrival: 100, effort: 0.1 };

export function terms({ action, terminated }: Step) {
  return { arrival: terminated ? 1 : 0, effort: -(action.throttle ** 2) };
}
