import type { Step } from "environment";

export const weights = { forward: 1, velocityPenalty: 0.3, alive: 0.3 };

export function terms({ next: { torso }, terminated }: Step) {
  return {
    forward: torso.velocityX,
    velocityPenalty: -Math.exp(-Math.abs(torso.velocityY) / 0.5),
    alive: terminated ? 0 : 1,
  };
}
