import type { Step } from "environment";

// CartPole-v1: one for every step, the last one included. Coincides with the sparse reference.
export const weights = { alive: 1 };

export function terms(_step: Step) {
  return { alive: 1 };
}
