import { clamp, norm } from "reward";
import type { Step } from "environment";

// First get up to a walk, then the upper stage pays for speed without a limit.
export const weights = { walk: 1, run: 1, alive: 0.5, effort: 0.03 };

export function terms({ action, next: { torso }, terminated }: Step) {
  const speed = torso.velocityX;
  return {
    walk: clamp(speed, -0.5, 0.5),
    run: Math.max(0, speed - 0.5),
    alive: terminated || torso.tilt > 1.2 ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
