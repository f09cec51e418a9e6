import type { Step } from "environment";
import { shaping } from "reward";

export const weights = { time: 0.5, tip: 1, elbow: 0.5, arrived: 50 };

export function terms({ state, next, terminated }: Step) {
  return {
    time: -1,
    tip: shaping(state.tip.height, next.tip.height),
    elbow: shaping(state.elbow.height, next.elbow.height),
    arrived: terminated ? 1 : 0,
  };
}
