import type { Step } from "environment";

export const weights = { swing: 1, height: 1 };

export function terms({ state, next }: Step) {
  const swing = Math.max(1, Math.cos(next.shoulder.angle));
  return { swing: -swing, height: next.tip.height - state.tip.height };
}
