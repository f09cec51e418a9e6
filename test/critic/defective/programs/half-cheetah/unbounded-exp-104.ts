import type { Step } from "environment";

export const weights = { backward: 1, level: 0.5 };

export function terms({ next }: Step) {
  // every third of a metre per second more counts double
  const backward = Math.pow(2, -next.torso.velocityX / 0.33);
  return { backward, level: Math.cos(next.torso.pitch) };
}
