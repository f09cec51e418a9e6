import type { Step } from "environment";

export const weights = { raised: 1, gain: 5, time: 0.1 };

export function terms({ state, next, terminated }: Step) {
  if (terminated) return { raised: 20, gain: 0, time: 0 };
  return {
    raised: Math.abs(next.shoulder.angle) > 90 ? 1 : 0,
    gain: next.tip.height - state.tip.height,
    time: -1,
  };
}
