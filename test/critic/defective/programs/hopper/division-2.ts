import type { Step } from "environment";

export const weights = { steady: 0.01, alive: 1 };

export function terms({ next: { torso }, terminated }: Step) {
  // fast and upright at once: speed per radian of lean
  const steady = torso.velocityX / Math.abs(torso.pitch);
  return { steady, alive: terminated ? 0 : 1 };
}
