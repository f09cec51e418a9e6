// The farther the car is from the bottom of the valley the better, to whichever side it swings; reaching the flag is
// best.
import type { Step } from "environment";

export const weights = { away: 2, flag: 20 };

export function terms({ next, terminated }: Step) {
  return {
    away: Math.abs(next.car.position + 0.5236),
    flag: terminated ? 1 : 0,
  };
}
