// The flag draws the car by the square of the distance; so does the left end, since a run-up is needed.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { flag: 1, runUp: 1 };

export function terms({ next }: Step) {
  return {
    flag: -square(next.car.position - 0.45),
    runUp: -square(next.car.position + 1.15),
  };
}
