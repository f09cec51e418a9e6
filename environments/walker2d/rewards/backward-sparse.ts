import type { Step } from "environment";

// The fitness step by step: what each step adds to distance / 8 s.
export const weights = { progress: 1 };

export function terms({ state, next }: Step) {
  return { progress: (state.torso.x - next.torso.x) / 8 };
}
