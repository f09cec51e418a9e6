import { shaping, square } from "reward";
import type { Step } from "environment";

export const weights = { momentum: 100, reached: 200, time: 0.2, effort: 0.05 };

export function terms({ state, next, action, terminated }: Step) {
  const before = Math.abs(state.car.velocity);
  const after = Math.abs(next.car.velocity);
  return {
    // Gaining speed pays what losing it costs.
    momentum: shaping(before, after),
    reached: terminated ? 1 : 0,
    time: -1,
    effort: -square(action.throttle),
  };
}
