import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, along: 0.1, effort: 0.001 };

export function terms({ action, next: { body } }: Step) {
  const speed = norm([body.velocityX, body.velocityY]);
  return {
    forward: body.velocityX,
    // the cosine of the course: 1 straight ahead
    along: body.velocityX / speed,
    effort: -(square(action.torque[0]) + square(action.torque[1])),
  };
}
