// Five for each step that the car is in the race, its energy gained on top, and twenty for the flag.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { racing: 5, energy: 10, flag: 20 };

export function terms({ state, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    racing: terminated ? 0 : 1,
    energy: after - before,
    flag: terminated ? 1 : 0,
  };
}
