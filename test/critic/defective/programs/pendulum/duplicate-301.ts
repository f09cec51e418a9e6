import { decay } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, upright: 0.5, slow: 0.3, effort: 0.01 };

export function terms({ action, next: { rod } }: Step) {
  const height = rod.height;
  return {
    height,
    upright: Math.cos(rod.angle),
    slow: rod.height > 0.9 ? decay(rod.rate, 1) : 0,
    effort: -((action.torque / 2) ** 2),
  };
}
