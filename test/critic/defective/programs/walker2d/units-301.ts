import { sum } from "reward";
import type { Step } from "environment";

export const weights = { progress: 1, alive: 0.5, effort: 0.001 };

// the more pessimistic of two estimates of the speed, so that a jerk of the torso is not paid
const pessimistic = (a: number, b: number) => Math.min(a, b);

export function terms({ state, action, next, terminated }: Step) {
  return {
    progress: pessimistic(next.torso.velocityX, next.torso.x - state.torso.x),
    alive: terminated ? 0 : 1,
    effort: -sum(action.torque.map((t) => t * t)),
  };
}
