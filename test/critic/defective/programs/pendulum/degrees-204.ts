import { square, tolerance } from "reward";
import type { Step } from "environment";

const uprightBounds = [-0.2, 0.2] as const;

export const weights = { upright: 1, height: 0.5, calm: 0.01 };

export function terms({ next }: Step) {
  const angleDegrees = next.rod.angle * (180 / Math.PI);
  const upright = tolerance(angleDegrees, { bounds: uprightBounds, margin: 0.6 });
  return {
    upright,
    height: next.rod.height,
    calm: -square(next.rod.rate),
  };
}
