import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 5, straight: 0.05, effort: 0.005 };

export function terms({ next, action }: Step) {
  return {
    forward: next.body.velocityX,
    straight: Math.cos(next.body.heading),
    effort: -sum(action.torque.map((torque) => square(torque))),
  };
}
