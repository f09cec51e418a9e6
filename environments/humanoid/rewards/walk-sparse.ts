import type { Step } from "environment";

// The fitness as it is earned: the mark of each stretch of 20 steps, at its end.
export const weights = { stretch: 0.02 };

export const initial = { x: 0, steps: 0 };

export function terms({ state, next, memory, dt, time }: Step<typeof initial>) {
  if (time === 0) memory.x = state.centerOfMass.x;
  memory.steps = memory.steps + 1;
  if (memory.steps < 20) return { stretch: 0 };
  const speed = (next.centerOfMass.x - memory.x) / (20 * dt);
  memory.x = next.centerOfMass.x;
  memory.steps = 0;
  return { stretch: Math.max(0, 1 - Math.abs(speed - 1) / 0.5) };
}
