import type { Step } from "environment";

// The fitness step by step: what each step adds to distance / 15 s.
export const weights = { progress: 1 };

export function terms({ state, next }: Step) {
  return { progress: (next.centerOfMass.x - state.centerOfMass.x) / 15 };
}
