// Prizes along the way lead the cart to the mark, each to be had once, and every step with the pole up is worth a little.
import type { Step } from "environment";

export const weights = { prize: 20, alive: 0.2 };

export const initial = { level: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const reached = next.cart.position >= 1 ? 3 : next.cart.position >= 0.7 ? 2 : next.cart.position >= 0.35 ? 1 : 0;
  const prize = Math.max(0, reached - memory.level);
  memory.level = Math.max(memory.level, reached);
  return {
    prize,
    alive: terminated ? 0 : 1,
  };
}
