// The bottom of the valley is where the car must not be: each step pays the slope under it, whichever hill it is on,
// and the flag a prize.
import type { Step } from "environment";

export const weights = { slope: 1, flag: 10 };

export function terms({ next, terminated }: Step) {
  return {
    slope: Math.abs(next.car.slope),
    flag: terminated ? 1 : 0,
  };
}
