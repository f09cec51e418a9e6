// To stand at the mark is to have stood there for five seconds: from then on it pays. The pole up is worth a little.
import type { Step } from "environment";

export const weights = { stood: 5, upright: 0.1 };

export const initial = { count: 0 };

export function terms({ next: { cart }, memory, terminated }: Step<typeof initial>) {
  memory.count = Math.abs(cart.position - 0.5) <= 0.1 && Math.abs(cart.velocity) <= 0.5 ? memory.count + 1 : 0;
  return {
    stood: memory.count >= 125 ? 1 : 0,
    upright: terminated ? 0 : 1,
  };
}
