// The tip must come clear of the bottom, where it hangs at minus two: a ramp leads off it, and arriving is paid.
import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { clear: 1, arrival: 1 };

export function terms({ next, terminated }: Step) {
  return {
    clear: ramp(next.tip.height, -2, -1.9),
    arrival: terminated ? 1 : 0,
  };
}
