// A rod that swings is not held: speed costs by its square; leaning as it should is worth something.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { calm: 2, lean: 1 };

export function terms({ next }: Step) {
  return {
    calm: -square(next.rod.rate),
    lean: Math.exp(-square((next.rod.angle - 0.3) / 0.2)),
  };
}
