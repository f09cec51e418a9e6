import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { run: 1, level: 0.5, effort: 0.02 };

export function terms({ next, action }: Step) {
  const run = clamp(next.torso.velocityX, -6, 6);
  return {
    run,
    level: Math.cos(next.torso.pitch),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
