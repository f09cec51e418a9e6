// How far up the hill the car is tells how well it does.
import type { Step } from "environment";

export const weights = { up: 1 };

export function terms({ next }: Step) {
  return {
    up: next.car.slope,
  };
}
