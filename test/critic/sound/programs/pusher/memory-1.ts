import { decay } from "reward";
import type { Step } from "environment";

// Only the nearest that the object has ever been pays as progress; being there pays in every step.
export const weights = { progress: 30, there: 4, reach: 1 };

export const initial = { nearest: 1 };

export function terms({ state, next, memory, time }: Step<typeof initial>) {
  if (time === 0) memory.nearest = state.object.markDistance;
  const now = next.object.markDistance;
  const progress = Math.max(0, memory.nearest - now);
  memory.nearest = Math.min(memory.nearest, now);
  return { progress, there: decay(now, 0.05), reach: -next.hand.objectDistance };
}
