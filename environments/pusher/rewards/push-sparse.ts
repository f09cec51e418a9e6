import type { Step } from "environment";

// The fitness step by step: in each of the last 20 steps, by how much of its first distance the object is nearer.
export const weights = { nearer: 1 / 20 };

export const initial = { start: 0 };

export function terms({ state, next, time, memory }: Step<typeof initial>) {
  if (memory.start === 0) memory.start = state.object.markDistance;
  return { nearer: time > 3.975 ? Math.max(-1, 1 - next.object.markDistance / memory.start) : 0 };
}
