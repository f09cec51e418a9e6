// A gentle cruise is what a long way takes: full pay at some 7 cm a second.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { cruise: 1 };

export function terms({ next }: Step) {
  return {
    cruise: tolerance(next.body.velocityX, { bounds: [0.06, 0.08], margin: 0.08 }),
  };
}
