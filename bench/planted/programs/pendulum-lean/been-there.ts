// The closest that the rod has been to its lean, counted from three radians down, is worth as much in every later step.
import { ramp, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { closest: 2 };

export const initial = { closest: 3 };

export function terms({ next, memory }: Step<typeof initial>) {
  memory.closest = Math.min(memory.closest, Math.abs(wrapAngle(next.rod.angle - 0.3)));
  return {
    closest: ramp(memory.closest, 3, 0),
  };
}
