import type { Step } from "environment";

export const weights = { backward: 200, alive: 150, pitchPenalty: -60 };

export function terms({ next, terminated }: Step) {
  return {
    backward: -next.torso.velocityX,
    alive: terminated ? 0 : 1,
    pitchPenalty: Math.abs(next.torso.pitch),
  };
}
