import type { Step } from "environment";

export const weights = { height: 1, arrival: 20, time: 0.1 };

export function terms({ state, next }: Step) {
  return {
    height: next.tip.height - state.tip.height,
    arrival: state.tip.height > 1 ? 1 : 0,
    time: -1,
  };
}
