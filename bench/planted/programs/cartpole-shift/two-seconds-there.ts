// What succeeds is to have been at the mark for two seconds on end: from then on each step pays. The pole is to stay up.
import type { Step } from "environment";

export const weights = { settled: 5, alive: 0.1 };

export const initial = { count: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const at = Math.abs(next.cart.position - 1) <= 0.2 && Math.abs(next.cart.velocity) <= 0.5;
  memory.count = at ? memory.count + 1 : 0;
  return {
    settled: memory.count >= 100 ? 1 : 0,
    alive: terminated ? 0 : 1,
  };
}
