import { decay, ramp } from "reward";
import type { Step } from "environment";

const DEGREE = 180 / Math.PI;

export const weights = { low: 1, flat: 0.5, still: 0.5 };

export function terms({ next }: Step) {
  const lean = next.torso.tilt * DEGREE;
  return {
    low: ramp(next.torso.height, 0.6, 0.4),
    // full marks up to 0.2, nothing from 0.6 on
    flat: ramp(lean, 0.6, 0.2),
    still: decay(next.torso.velocityX, 0.3) * decay(next.torso.velocityY, 0.3),
  };
}
