import type { Step } from "environment";

export const weights = { pace: 1, alive: 1 };

export function terms({ next: { torso }, terminated }: Step) {
  // diminishing returns of speed
  return { pace: Math.log(torso.velocityX / 0.5), alive: terminated ? 0 : 1 };
}
