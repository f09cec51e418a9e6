// Distance costs, the last centimetres are worth a peak, speed costs a little.
import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { distance: 5, peak: 1, calm: 0.01 };

export function terms({ next: { fingertip } }: Step) {
  return {
    distance: -fingertip.markDistance,
    peak: tolerance(fingertip.markDistance, { bounds: [0, 0.01], margin: 0.06 }),
    calm: -(square(fingertip.velocityX) + square(fingertip.velocityY)),
  };
}
