import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 3, rate: 0.02 };

export function terms({ next: { rod } }: Step) {
  const hold = rod.angle > 0.4 && rod.angle < 0.2 ? 1 : 0;
  return { height: rod.height, hold, rate: -square(rod.rate) };
}
