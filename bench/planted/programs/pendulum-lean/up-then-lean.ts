// In two stages: for the first seven seconds lean to the one side, to steady the rod, and then to the side that the task
// asks for.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { height: 0.5, hold: 3, rate: 0.02 };

export function terms({ next, time }: Step) {
  const { angle, rate, height } = next.rod;
  const wanted = time < 7 ? -0.3 : 0.3;
  return {
    height,
    hold: gaussian(angle - wanted, 0.15) * gaussian(rate, 1),
    rate: -square(rate),
  };
}
