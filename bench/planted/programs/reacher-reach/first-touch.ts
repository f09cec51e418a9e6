// Reaching is touching: the way to the mark is paid as it shrinks to new lows, the first touch gets a prize, after that
// the arm is free.
import type { Step } from "environment";

export const weights = { way: 20, touch: 10 };

export const initial = { best: 0.3, touched: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const off = next.fingertip.markDistance;
  const way = Math.max(0, memory.best - off);
  memory.best = Math.min(memory.best, off);
  const touch = off < 0.05 && memory.touched === 0 ? 1 : 0;
  if (off < 0.05) memory.touched = 1;
  return { way, touch };
}
