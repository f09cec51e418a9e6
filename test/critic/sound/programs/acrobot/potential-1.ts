import type { Step } from "environment";
import { shaping } from "reward";

export const weights = { height: 2, time: 0.05, arrival: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    height: shaping(state.tip.height, next.tip.height),
    time: terminated ? 0 : -1,
    arrival: terminated ? 1 : 0,
  };
}
