import { square } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, late: 0.01 };

let steps = 0;

export function terms({ next, terminated }: Step) {
  steps += 1;
  return { up: terminated ? 0 : 1, late: -square(next.cart.position) * Math.min(steps, 100) };
}
