// Momentum carries the car up: speed pays at every step, in either direction, relative to its limit, and the flag pays
// on top.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { momentum: 1, flag: 10 };

export function terms({ next, terminated }: Step) {
  return {
    momentum: square(next.car.velocity / 0.07),
    flag: terminated ? 1 : 0,
  };
}
