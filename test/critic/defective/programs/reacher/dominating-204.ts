import { norm, square, sum } from "reward";
import type { Step } from "environment";

export const weights = { reach: 1, calm: 1, effort: 0.01 };

export function terms({ next, action }: Step) {
  const rates = [next.shoulder.rate, next.elbow.rate];
  const calm = -sum(rates.map((rate) => square(rate)));
  return {
    reach: -next.fingertip.markDistance,
    calm,
    effort: -(norm(action.torque) ** 2),
  };
}
