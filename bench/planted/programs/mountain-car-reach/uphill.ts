// Every bit of height that is gained is paid, on whichever hill; rolling down is for free.
import type { Step } from "environment";

export const weights = { uphill: 10 };

export function terms({ state, next }: Step) {
  return {
    uphill: Math.max(0, next.car.height - state.car.height),
  };
}
