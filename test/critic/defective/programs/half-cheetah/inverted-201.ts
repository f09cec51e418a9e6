import { norm } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, level: 0.3, effort: 0.05 };

export function terms({ next, action }: Step) {
  const run = next.torso.velocityX;
  return {
    run,
    level: Math.cos(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
