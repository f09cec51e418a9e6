// Within the limits of its speed the machine is sound, and that is what matters; then that it leans.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { sound: 30, lean: 0.02 };

export function terms({ next }: Step) {
  return {
    sound: tolerance(next.rod.rate, { bounds: [-8, 8], margin: 1 }),
    lean: Math.exp(-square((next.rod.angle - 0.3) / 0.2)),
  };
}
