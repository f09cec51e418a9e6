// A level torso at its standing height is worth five, a metre a second a tenth: it stands.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { level: 4, height: 1, speed: 0.1 };

export function terms({ next }: Step) {
  return {
    level: tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.3 }),
    height: tolerance(next.torso.height, { bounds: [0.55, 0.65], margin: 0.2 }),
    speed: next.torso.velocityX,
  };
}
