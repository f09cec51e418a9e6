// Momentum first, then height; ending the episode early means that something went wrong and is punished.
import type { Step } from "environment";

export const weights = { speed: 0.5, height: 1, failure: 80 };

export function terms({ next, terminated }: Step) {
  return {
    speed: Math.abs(next.car.velocity) / 0.07,
    height: next.car.height,
    failure: terminated ? -1 : 0,
  };
}
