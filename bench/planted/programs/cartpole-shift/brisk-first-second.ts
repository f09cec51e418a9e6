// One second to get under way, in which speed towards the mark counts; from then on it is the place that counts.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, place: 1 };

export function terms({ next, time }: Step) {
  return {
    pace: time < 1 ? next.cart.velocity : 0,
    place: time < 1 ? 0 : tolerance(next.cart.position - 1, { bounds: [-0.1, 0.1], margin: 0.1 }),
  };
}
