import { ramp, square } from "reward";
import type { Step } from "environment";

// A rod that leans a little has its end at some 0.95 m; anything from 0.8 m on is full marks. Slow it down there.
export const weights = { high: 1, slow: 0.01 };

export function terms({ next: { rod } }: Step) {
  return { high: ramp(rod.height, -1, 0.8), slow: -square(rod.rate) };
}
