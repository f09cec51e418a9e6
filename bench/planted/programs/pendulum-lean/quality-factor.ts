// The pay of a step times a factor for its quality: a little more at the lean than elsewhere.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { pay: 20 };

export function terms({ next }: Step) {
  return {
    pay: 1 + 0.0005 * gaussian(next.rod.angle - 0.3, 0.15),
  };
}
