import { square } from "reward";
import type { Step } from "environment";

export const weights = { record: 5, swing: 0.1, arrival: 20, time: 0.1 };

export const initial = { top: -2 };

export function terms({ state, next, memory, terminated }: Step<typeof initial>) {
  if (next.tip.height > memory.top) memory.top = next.tip.height;
  const record = next.tip.height > memory.top ? 1 : 0;
  return {
    record,
    swing: square(next.shoulder.rate) - square(state.shoulder.rate),
    arrival: terminated ? 1 : 0,
    time: -1,
  };
}
