// The nearer to the flag the better: each step costs the distance that is left, so it pays to get there fast.
import type { Step } from "environment";

export const weights = { distance: 1, effort: 0.1, flag: 10 };

export function terms({ action, next, terminated }: Step) {
  return {
    distance: -Math.abs(next.flag.position - next.car.position),
    effort: -Math.abs(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
