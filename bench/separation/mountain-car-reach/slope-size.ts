// The built-in designer's, drawn from nothing: a steep place is paid for as long as the car stays there.
import type { Step } from "environment";

export const weights = { carSlopeSize: 2.07 };

export function terms({ next }: Step) {
  return { carSlopeSize: Math.abs(next.car.slope) };
}
