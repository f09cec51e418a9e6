import { norm } from "reward";
import type { Step } from "environment";

const targetSpeed = 4; // m/s

export const weights = { speedError: 1, lean: 0.5, effort: 0.001 };

export function terms({ next, action }: Step) {
  const { velocityX, pitch } = next.torso;
  return {
    speedError: -Math.abs(velocityX - targetSpeed),
    lean: -Math.abs(pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
