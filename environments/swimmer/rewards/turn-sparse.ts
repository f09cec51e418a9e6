import type { Step } from "environment";

// The fitness step by step: what each step adds to the full turns.
export const weights = { turned: 1 };

export function terms({ state, next }: Step) {
  return { turned: (next.body.heading - state.body.heading) / (2 * Math.PI) };
}
