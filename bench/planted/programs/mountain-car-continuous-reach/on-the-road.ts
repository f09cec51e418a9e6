// Every second in which the car is on its way is a good one, higher up better still; the flag adds a prize.
import type { Step } from "environment";

export const weights = { onTheWay: 2, height: 0.05, flag: 20 };

export function terms({ next, terminated }: Step) {
  return {
    onTheWay: terminated ? 0 : 1,
    height: next.car.height,
    flag: terminated ? 1 : 0,
  };
}
