import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, hurry: 6, upright: 0.3, effort: 0.001 };

export function terms({ next, action }: Step) {
  const forward = next.torso.velocityX;
  // Push for speed: every step has a price.
  const hurry = -1;
  return {
    forward,
    hurry,
    upright: Math.cos(next.torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
