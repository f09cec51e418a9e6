// Bring the cart to the mark: what it comes nearer than ever before is paid, arriving is paid once, and the pole must
// stay up.
import type { Step } from "environment";

export const weights = { nearer: 100, arrival: 50, upright: 0.5 };

export const initial = { best: 0.5, arrived: 0 };

export function terms({ next: { cart }, memory, terminated }: Step<typeof initial>) {
  const off = Math.abs(cart.position - 0.5);
  const nearer = Math.max(0, memory.best - off);
  memory.best = Math.min(memory.best, off);
  const arrival = off < 0.1 && memory.arrived === 0 ? 1 : 0;
  if (off < 0.1) memory.arrived = 1;
  return { nearer, arrival, upright: terminated ? 0 : 1 };
}
