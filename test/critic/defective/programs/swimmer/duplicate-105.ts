import type { Step } from "environment";
import { norm, square } from "reward";

export const weights = { forward: 1, effort: 0.0005, energy: 0.0005 };

export function terms({ next, action }: Step) {
  const [front, rear] = action.torque;
  const energy = square(front) + square(rear);
  return {
    forward: next.body.velocityX,
    effort: -(norm(action.torque) ** 2),
    energy: -energy,
  };
}
