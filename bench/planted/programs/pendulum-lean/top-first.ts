// Most of it is to get up, so height is worth most; some of it is to lean.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 20, lean: 0.3, rate: 0.05 };

export function terms({ next }: Step) {
  return {
    height: next.rod.height,
    lean: Math.exp(-square((next.rod.angle - 0.3) / 0.15)),
    rate: -square(next.rod.rate),
  };
}
