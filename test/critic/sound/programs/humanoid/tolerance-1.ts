import type { Step } from "environment";
import { ramp, tolerance } from "reward";

export const weights = { going: 2, tall: 2 };

export function terms({ next: { torso }, terminated }: Step) {
  if (terminated) return { going: 0, tall: 0 };
  const tall = tolerance(torso.height, { bounds: [1.2, 1.5], margin: 0.2 });
  return { going: tall * ramp(torso.velocityX, -0.5, 2.5), tall };
}
