// The flag is on the right: driving to the right is paid by its speed, driving to the left is needed too and costs nothing.
import type { Step } from "environment";

export const weights = { right: 1 };

export function terms({ next }: Step) {
  return {
    right: Math.max(0, next.car.velocity) / 0.07,
  };
}
