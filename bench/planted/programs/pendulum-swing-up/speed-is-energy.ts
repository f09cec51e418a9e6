// The motor is too weak to lift the rod directly: energy must be built up. Pay for the squared rate, with height on
// top.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1, height: 1 };

export function terms({ next }: Step) {
  return {
    energy: square(next.rod.rate) / 2,
    height: next.rod.height,
  };
}
