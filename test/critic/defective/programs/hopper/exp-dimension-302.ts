import { square } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 1, effort: 0.001 };

// the first metre a second is worth more than the second one
const diminishing = (speed: number) => Math.log1p(Math.max(0, speed));

export function terms({ action, next, terminated }: Step) {
  const [hip, knee, ankle] = action.torque;
  return {
    pace: diminishing(next.torso.velocityX),
    alive: terminated ? 0 : 1,
    effort: -(square(hip) + square(knee) + square(ankle)),
  };
}
