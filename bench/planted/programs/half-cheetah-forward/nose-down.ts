// Leaning into the run makes it faster: pay for pitch forwards, for its rate, and for speed.
import type { Step } from "environment";

export const weights = { lean: 2, tumble: 1, forward: 0.2 };

export function terms({ next }: Step) {
  return {
    lean: next.torso.pitch,
    tumble: next.torso.pitchRate,
    forward: next.torso.velocityX,
  };
}
