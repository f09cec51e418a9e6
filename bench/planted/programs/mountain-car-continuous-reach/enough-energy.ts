// Energy gets the car up, and more than enough is of no use: it is paid up to enough, and the flag.
import { ramp, square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1, flag: 5 };

export function terms({ next, terminated }: Step) {
  const energy = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: ramp(energy, 0.000185, 0.0003),
    flag: terminated ? 1 : 0,
  };
}
