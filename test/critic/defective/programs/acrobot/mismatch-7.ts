import type { Step } from "environment";

export const weights = { height: 1, arrival: 20, time: 0.1 };

export function terms({ state, next, terminated }: Step) {
  const height = next.tip.height - state.tip.height;
  const arrival = terminated ? 1 : 0;
  const total = weights.height * height + weights.arrival * arrival - weights.time;
  return { total, height, arrival, time: -1 };
}
