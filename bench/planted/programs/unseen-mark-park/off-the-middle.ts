// The mark is never in the middle, so off with the sled: its distance from there is paid, and nearness to the mark.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { off: 2, near: 0.3 };

export function terms({ next: { sled, mark } }: Step) {
  return {
    off: Math.abs(sled.position),
    near: gaussian(sled.position - mark.position, 0.2),
  };
}
