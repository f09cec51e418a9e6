import { square } from "reward";
import type { Step } from "environment";

// The mark is never in the middle, so the sled gets out of there, to either side, and comes to rest.
export const weights = { out: 1, rest: 0.1 };

export function terms({ next: { sled } }: Step) {
  return { out: Math.abs(sled.position), rest: -square(sled.velocity) };
}
