import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 10, aligned: 0, effort: 0.001 };

export function terms({ action, next: { body } }: Step) {
  return {
    forward: body.velocityX,
    aligned: Math.cos(body.heading),
    effort: -(norm(action.torque) ** 2),
  };
}
