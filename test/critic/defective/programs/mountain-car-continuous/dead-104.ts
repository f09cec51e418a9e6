import type { Step } from "environment";

export const weights = { climb: 10, time: 0.5, effort: 0.1 };

export function terms({ state, next, action, terminated }: Step) {
  let bonus = 0;
  if (terminated) {
    bonus = 100;
  }
  return {
    climb: next.car.height - state.car.height,
    time: -1,
    effort: -(action.throttle ** 2),
  };
}
