import type { Step } from "environment";

export const weights = { climb: 100, arrived: 50, effort: 0.01 };

export function terms({ state, next, action, terminated }: Step) {
  const gained = next.car.height - state.car.height;
  return {
    climb: Math.max(0, gained),
    arrived: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
