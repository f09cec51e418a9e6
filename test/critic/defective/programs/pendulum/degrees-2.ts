import { square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, calm: 0.01 };

export function terms({ next: { rod } }: Step) {
  const upright = 1 - Math.abs(rod.angle) / 180;
  return { upright, calm: -square(rod.rate) };
}
