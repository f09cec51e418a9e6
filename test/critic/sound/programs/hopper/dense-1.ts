import { clamp, square, sum } from "reward";
import type { Step } from "environment";

// Capped speed: beyond 3 m/s it only learns to dive.
export const weights = { speed: 1, alive: 1, lean: 2, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  return {
    speed: clamp(next.torso.velocityX, -1, 3),
    alive: terminated ? 0 : 1,
    lean: -square(next.torso.pitch),
    effort: -sum(action.torque.map(square)),
  };
}
