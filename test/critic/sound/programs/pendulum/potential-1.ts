import type { Step } from "environment";
import { gaussian } from "reward";

// Energy is pumped up to that of the upright rest; near the top holding takes over.
const g = 10;
export const weights = { energy: 0.3, hold: 1 };

function lacking(rate: number, height: number): number {
  // per kilogram and metre: ⅙ω² + ½g·cos θ, at the top ½g
  return Math.abs(rate ** 2 / 6 + (g / 2) * (height - 1));
}

export function terms({ state, next }: Step) {
  return {
    energy: lacking(state.rod.rate, state.rod.height) - lacking(next.rod.rate, next.rod.height),
    hold: gaussian(next.rod.angle, 0.3) * gaussian(next.rod.rate, 2),
  };
}
