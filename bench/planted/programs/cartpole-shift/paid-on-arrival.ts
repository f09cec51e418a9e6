// The way to the mark is paid once, each new best step of it, with a prize for getting there; after that the pole has
// only to stay up.
import type { Step } from "environment";

export const weights = { way: 40, prize: 30, alive: 0.2, fall: 10 };

export const initial = { best: 1, arrived: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const off = Math.abs(next.cart.position - 1);
  const way = Math.max(0, memory.best - off);
  memory.best = Math.min(memory.best, off);
  const prize = off <= 0.2 && memory.arrived === 0 ? 1 : 0;
  if (off <= 0.2) memory.arrived = 1;
  return { way, prize, alive: terminated ? 0 : 1, fall: terminated ? -1 : 0 };
}
