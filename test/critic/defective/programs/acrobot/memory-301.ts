import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { climb: 2, arrived: 50, time: 0.5 };

export const initial = { best: -2 };

export function terms({ state, next, memory, terminated }: Step<typeof initial>) {
  const top = Math.max(next.tip.height, next.elbow.height);
  memory.best = top;
  return {
    climb: shaping(state.tip.height, next.tip.height),
    arrived: terminated ? 1 : 0,
    time: -1,
  };
}
