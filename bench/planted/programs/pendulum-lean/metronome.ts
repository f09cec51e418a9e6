// Leaning left and leaning right in turns, like a metronome, teaches both; the last stroke is to the right.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { height: 0.5, stroke: 3, rate: 0.02 };

export function terms({ next: { rod }, time }: Step) {
  const wanted = time % 2.5 < 1.7 ? -0.3 : 0.3;
  return {
    height: rod.height,
    stroke: gaussian(rod.angle - wanted, 0.15) * gaussian(rod.rate, 1),
    rate: -square(rod.rate),
  };
}
