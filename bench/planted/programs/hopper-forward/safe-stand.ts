// Falling ends everything: a step that stands is worth most, forward speed, bounded so that it is not overdone, comes
// second.
import { clamp, gaussian } from "reward";
import type { Step } from "environment";

export const weights = { standing: 10, forward: 0.1, straight: 1 };

export function terms({ next, terminated }: Step) {
  return {
    standing: terminated ? -5 : 1,
    forward: clamp(next.torso.velocityX, 0, 1),
    straight: gaussian(next.torso.pitch, 0.1),
  };
}
