// Speed carries the car up: its square is paid, and the flag much more.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { speed: 0.3, flag: 40 };

export function terms({ next, terminated }: Step) {
  return {
    speed: square(next.car.velocity / 0.07),
    flag: terminated ? 1 : 0,
  };
}
