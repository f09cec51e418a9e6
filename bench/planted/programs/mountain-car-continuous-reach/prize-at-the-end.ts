// The earlier the car arrives the larger the prize, and nothing else is of interest.
import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { prize: 10 };

export function terms({ time, terminated }: Step) {
  return { prize: terminated ? 1 + ramp(time, 999, 0) : 0 };
}
