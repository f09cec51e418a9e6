// Recorded (bench/recordings/cartpole, designer-g1-s4-r0): Pay for surviving and for a bell-shaped closeness to x = 1
// m that is wide enough to be seen from x = 0.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.2, closeness: 1, still: 0.3 };

export function terms({ next, terminated }: Step) {
  const closeness = gaussian(next.cart.position - 1, 0.5);
  return {
    alive: terminated ? -20 : 1,
    closeness,
    still: closeness * gaussian(next.cart.velocity, 0.4),
  };
}
