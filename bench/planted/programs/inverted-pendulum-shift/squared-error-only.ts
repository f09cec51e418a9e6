import { square } from "reward";
import type { Step } from "environment";

// Textbook regulator: quadratic in the error of place, with damping on speed and lean.
export const weights = { error: 1, speed: 0.1, lean: 0.5 };

export function terms({ next: { cart, pole } }: Step) {
  return {
    error: -square(cart.position - 0.5),
    speed: -square(cart.velocity),
    lean: -square(pole.angle),
  };
}
