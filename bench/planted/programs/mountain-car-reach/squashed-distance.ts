import type { Step } from "environment";

// Distance to the flag, squashed so that it stays within −1 … 0 and is steepest where it matters, near the flag.
export const weights = { distance: 1, arrived: 10 };

export function terms({ next: { car, flag }, terminated }: Step) {
  return {
    distance: -Math.tanh(5 * Math.abs(flag.position - car.position)),
    arrived: terminated ? 1 : 0,
  };
}
