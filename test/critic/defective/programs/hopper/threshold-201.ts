import { norm } from "reward";
import type { Step } from "environment";

const jumpHeight = 2.0;

export const weights = { forward: 1, highJump: 0.5, alive: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const jumping = next.torso.height > jumpHeight;
  return {
    forward: next.torso.velocityX,
    highJump: jumping ? 1 : 0,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
