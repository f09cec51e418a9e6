// At the mark is paid; at the place opposite, which is the worst mistake, it costs three times as much.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { mark: 1, opposite: 3 };

export function terms({ next: { sled, mark } }: Step) {
  return {
    mark: gaussian(sled.position - mark.position, 0.3),
    opposite: -gaussian(sled.position + mark.position, 0.3),
  };
}
