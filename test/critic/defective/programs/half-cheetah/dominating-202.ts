import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = {
  run: 1,
  posture: 400,
  effort: 0.05,
};

export function terms({ next, action }: Step) {
  // Stay level
  const posture = -square(next.torso.pitch);
  return {
    run: next.torso.velocityX,
    posture,
    effort: -(norm(action.torque) ** 2),
  };
}
