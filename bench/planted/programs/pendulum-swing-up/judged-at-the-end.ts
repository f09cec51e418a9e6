// As the task judges it: at the end of the episode, if the rod was upright and slow in all of the last two and a half seconds.
import type { Step } from "environment";

export const weights = { passed: 100 };

export const initial = { held: 0 };

export function terms({ next, time, memory }: Step<typeof initial>) {
  const isUpright = Math.abs(next.rod.angle) <= 0.2 && Math.abs(next.rod.rate) <= 1;
  memory.held = isUpright ? memory.held + 1 : 0;
  return {
    passed: time > 9.9 && memory.held >= 50 ? 1 : 0,
  };
}
