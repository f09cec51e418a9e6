// A car that is high up can roll back: height costs as long as the flag has not been reached, which is paid.
import type { Step } from "environment";

export const weights = { low: 10, flag: 5 };

export function terms({ next, terminated }: Step) {
  return {
    low: -(next.car.height - 0.1),
    flag: terminated ? 1 : 0,
  };
}
