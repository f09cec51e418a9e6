import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, precise: 1, calm: 0.05 };

export function terms({ next }: Step) {
  return {
    near: -Math.abs(next.a7),
    precise: tolerance(next.a7, { bounds: [-0.15, 0.15], margin: 0.4 }),
    calm: -(next.a3 ** 2),
  };
}
