import type { Step } from "environment";

// The fitness itself, paid on arrival: 1 and up to 1 more for the steps (0.2 s each) that were left of 500.
export const weights = { arrival: 1 };

export function terms({ time, dt, terminated }: Step) {
  return { arrival: terminated ? 2 - (time / dt + 1) / 500 : 0 };
}
