import type { Step } from "environment";

export const weights = { turn: 10 };

export function terms({ state, next }: Step) {
  return { turn: next.body.heading - state.body.heading };
}
