import type { Step } from "environment";

export const weights = { climb: 20, time: 1, reached: 100 };

export function terms({ state, next }: Step) {
  const goal = next.flag.position;
  const reached = state.car.position >= goal && state.car.velocity >= 0;
  return {
    climb: next.car.position - state.car.position,
    time: -1,
    reached: reached ? 1 : 0,
  };
}
