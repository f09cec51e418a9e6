import { clamp, dot } from "reward";
import type { Step } from "environment";

export const weights = { velocity: -1, alive: 1, effort: -0.002 };

export function terms({ next, action, terminated }: Step) {
  return {
    velocity: clamp(next.torso.velocityX, -4, 4),
    alive: terminated ? 0 : 1,
    effort: dot(action.torque, action.torque),
  };
}
