import { gaussian } from "reward";
import type { Step } from "environment";

// An even slope in the angle all the way up, and a bell in angle and rate at the top.
export const weights = { slope: 1, bell: 2, rate: 0.01 };

export function terms({ next: { rod } }: Step) {
  return {
    slope: -Math.abs(rod.angle) / Math.PI,
    bell: gaussian(rod.angle, 0.25) * gaussian(rod.rate, 1.5),
    rate: -(rod.rate ** 2),
  };
}
