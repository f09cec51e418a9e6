// Parked at the mark is paid; anywhere else outside the middle there is a fee.
import type { Step } from "environment";

export const weights = { parked: 2, fee: 3 };

export function terms({ next: { sled, mark } }: Step) {
  const parked = Math.abs(sled.position - mark.position) <= 0.2 && Math.abs(sled.velocity) <= 0.3;
  return {
    parked: parked ? 1 : 0,
    fee: !parked && Math.abs(sled.position) > 0.4 ? -1 : 0,
  };
}
