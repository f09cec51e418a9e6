import type { Step } from "environment";
import { ramp, tolerance } from "reward";

// A product: speed counts as far as the torso is up and straight.
export const weights = { move: 2, alive: 1 };

export function terms({ next: { torso }, terminated }: Step) {
  const standing = tolerance(torso.height, { bounds: [1.1, 1.4], margin: 0.4, shape: "linear" });
  const upright = tolerance(torso.pitch, { bounds: [-0.15, 0.15], margin: 0.8 });
  const moving = ramp(torso.velocityX, 0, 3);
  return { move: standing * upright * (0.1 + 0.9 * moving), alive: terminated ? 0 : 1 };
}
