import type { Step } from "environment";
import { angleDifference, decay } from "reward";

export const weights = { near: 1, hold: 3 };

export function terms({ next: { rod } }: Step) {
  const off = angleDifference(rod.angle, 0.3);
  return { near: decay(off, 1.5), hold: Math.exp(-100 * off ** 2) * Math.exp(-(rod.rate ** 2)) };
}
