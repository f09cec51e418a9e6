// The flag counts when it is passed with some speed in hand, not when it is just reached.
import type { Step } from "environment";

export const weights = { flag: 50 };

export function terms({ next, terminated }: Step) {
  return {
    flag: terminated && next.car.velocity > 0.04 ? 1 : 0,
  };
}
