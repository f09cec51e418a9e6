// Only a quick cart gets under the pole in time: each new top speed of the cart is paid.
import type { Step } from "environment";

export const weights = { quicker: 10 };

export const initial = { best: 0 };

export function terms({ next: { cart }, memory }: Step<typeof initial>) {
  const quicker = Math.max(0, Math.abs(cart.velocity) - memory.best);
  memory.best = Math.max(memory.best, Math.abs(cart.velocity));
  return {
    quicker,
  };
}
