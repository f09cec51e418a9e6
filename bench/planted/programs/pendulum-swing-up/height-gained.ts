// Swings have to grow: pay for each gain of height. Falling back is part of swinging, so it is not punished.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { gained: 10, still: 0.01 };

export function terms({ state, next }: Step) {
  return {
    gained: Math.max(0, next.rod.height - state.rod.height),
    still: gaussian(next.rod.angle, 0.2) * gaussian(next.rod.rate, 1),
  };
}
