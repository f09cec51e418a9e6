import { square } from "reward";
import type { Step } from "environment";

export const weights = { climb: 10, arrived: 10, effort: 0.001 };

export function terms({ state, action, next, terminated }: Step) {
  const gained = next.car.height - state.car.height;
  return {
    // going up is good
    climb: Math.max(0, gained),
    arrived: terminated ? 1 : 0,
    effort: -square(action.throttle),
  };
}
