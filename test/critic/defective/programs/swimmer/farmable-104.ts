import type { Step } from "environment";

export const weights = { turn: 1, milestone: 10 };

export function terms({ state, next }: Step) {
  const before = state.body.heading;
  const after = next.body.heading;
  let milestone = 0;
  // a bonus for the first radian
  if (before < 1 && after >= 1) milestone = 1;
  return { turn: after - before, milestone };
}
