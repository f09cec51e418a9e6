import { square } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, level: 0.2, backThighEffort: 0.05 };

export function terms({ next, action }: Step) {
  // The back thigh has the strongest motor.
  const backThighEffort = -square(action.torque[3]);
  return {
    run: next.torso.velocityX,
    level: Math.cos(next.torso.pitch),
    backThighEffort,
  };
}
