import { decay, square } from "reward";
import type { Step } from "environment";

export const weights = { arrived: 100, near: 0.1, momentum: 2000, effort: 0.02 };

export function terms({ state, action, next, terminated }: Step) {
  const energy = square(next.car.velocity) - square(state.car.velocity);
  return {
    arrived: terminated ? 1 : 0,
    near: decay(next.flag.position - 0.45, 0.3),
    momentum: energy,
    effort: -square(action.throttle),
  };
}
