import { square } from "reward";
import type { Step } from "environment";

// Pure costs, and a fall that costs more than 500 steps of them ever can.
export const weights = { cost: 1, fall: 100 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  return { cost: -(square(pole.angle) + 0.01 * square(cart.position)), fall: terminated ? -1 : 0 };
}
