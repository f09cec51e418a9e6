// A car that stands still never gets out: pay for speed at every step, and for reaching the flag.
import type { Step } from "environment";

export const weights = { speed: 40, flag: 10 };

export function terms({ next, terminated }: Step) {
  return {
    speed: Math.abs(next.car.velocity),
    flag: terminated ? 1 : 0,
  };
}
