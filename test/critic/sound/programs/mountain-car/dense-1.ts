import type { Step } from "environment";

export const weights = { remaining: 1, speed: 5 };

// A cost that ends with the arrival: the gap to the flag, less what speed there is.
export function terms({ next: { car, flag }, terminated }: Step) {
  if (terminated) return { remaining: 0, speed: 0 };
  return { remaining: -1 - Math.abs(flag.position - car.position), speed: Math.abs(car.velocity) };
}
