import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { forward: 1, upright: 1, fall: 20 };

export function terms({ next, terminated }: Step) {
  return {
    forward: clamp(next.torso.velocityX, -2, 4),
    upright: 1 - Math.abs(next.torso.pitch) / 0.2,
    // a fall costs more than a second of hopping brings
    fall: terminated ? -1 : 0,
  };
}
