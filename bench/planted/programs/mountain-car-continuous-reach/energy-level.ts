// What carries the car up is its energy, of motion and of height: it is paid in each step, and the flag.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 300, flag: 10 };

export function terms({ next, terminated }: Step) {
  return {
    energy: square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height,
    flag: terminated ? 1 : 0,
  };
}
