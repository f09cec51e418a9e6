// Angle 0 read as upright, which is hanging: calm and straight down is paid most.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, straight: 0.3, calm: 0.02 };

export function terms({ next }: Step) {
  return {
    upright: tolerance(next.shoulder.angle, { bounds: [-0.1, 0.1], margin: 2 }),
    straight: tolerance(next.elbow.angle, { bounds: [-0.1, 0.1], margin: 2 }),
    calm: -(next.shoulder.rate ** 2),
  };
}
