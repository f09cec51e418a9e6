// Recorded (bench/recordings/reacher, designer-g1-s9-r0): get close to the mark and stop there: distance is
// penalised, and the squared joint rates are penalised so that the arm holds its pose at the end.
import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, bonus: 1, rates: 0.1 };

export function terms({ next }: Step) {
  const rates = [next.shoulder.rate, next.elbow.rate];
  return {
    distance: -next.fingertip.markDistance,
    bonus: next.fingertip.markDistance < 0.05 ? 1 : 0,
    rates: -sum(rates.map((rate) => square(rate))),
  };
}
