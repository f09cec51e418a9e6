import type { Step } from "environment";

export const weights = { pace: 1, level: 0.2 };

export function terms({ next: { torso } }: Step) {
  const error = torso.velocityX - 2; // m/s from the pace asked for
  return { pace: Math.exp(-((error / 0.8) ** 2)), level: Math.cos(torso.pitch) - 1 };
}
