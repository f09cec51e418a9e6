import { square } from "reward";
import type { Step } from "environment";

// Load the spring on the left hill, then launch to the flag on the right: both places are worth being at.
export const weights = { load: 1, launch: 1, arrival: 2 };

export function terms({ next: { car, flag }, terminated }: Step) {
  return {
    load: 1 - 1.4 * square(car.position + 1.1),
    launch: 1 - 1.4 * square(car.position - flag.position),
    arrival: terminated ? 1 : 0,
  };
}
