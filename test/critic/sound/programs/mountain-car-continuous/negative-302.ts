import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { late: 1, speed: 1 };

// every step costs until the flag is there: standing still 2, at full speed 1
export function terms({ next, terminated }: Step) {
  if (terminated) return { late: 0, speed: 0 };
  return {
    late: -1,
    speed: ramp(Math.abs(next.car.velocity), 0, 0.07) - 1,
  };
}
