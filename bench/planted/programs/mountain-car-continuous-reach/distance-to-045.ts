// The flag is at 0.45: what the car is off costs.
import type { Step } from "environment";

export const weights = { off: 1 };

export function terms({ next }: Step) {
  return {
    off: -Math.abs(next.car.position + 0.45),
  };
}
