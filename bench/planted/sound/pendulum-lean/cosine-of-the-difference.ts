// The cosine of what the rod is off draws it from everywhere, a cusp at the lean holds it.
import { decay, square } from "reward";
import type { Step } from "environment";

export const weights = { towards: 1, cusp: 2, rate: 0.02 };

export function terms({ next: { rod } }: Step) {
  return {
    towards: Math.cos(rod.angle - 0.3),
    cusp: decay(rod.angle - 0.3, 0.15),
    rate: -square(rod.rate),
  };
}
