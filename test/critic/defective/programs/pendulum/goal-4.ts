import type { Step } from "environment";
import { gaussian } from "reward";

export const weights = { height: 1, hold: 3, rate: 0.02 };

export function terms({ next: { rod } }: Step) {
  const off = rod.angle + 0.3;
  return { height: rod.height, hold: gaussian(off, 0.15) * gaussian(rod.rate, 1), rate: -(rod.rate ** 2) };
}
