import { norm } from "reward";
import type { Step } from "environment";

export const weights = { velocity: 1, distanceBonus: 0.01, effort: 0.05 };

export function terms({ action, next }: Step) {
  const upright = Math.cos(next.torso.pitch) > 0.5;
  return {
    velocity: upright ? next.torso.velocityX : Math.min(0, next.torso.velocityX),
    // every metre is worth more than the one before it
    distanceBonus: upright ? Math.exp(next.torso.x / 2) : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
