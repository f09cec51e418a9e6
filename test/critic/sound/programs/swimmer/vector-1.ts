import { dot, mean } from "reward";
import type { Step } from "environment";

export const weights = { ahead: 10, astray: 1, effort: 0.002 };

export function terms({ action, next: { body } }: Step) {
  const velocity = [body.velocityX, body.velocityY];
  return {
    ahead: dot(velocity, [1, 0]),
    astray: -Math.abs(dot(velocity, [0, 1])),
    effort: -mean(action.torque.map((torque) => torque ** 2)),
  };
}
