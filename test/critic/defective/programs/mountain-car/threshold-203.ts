import type { Step } from "environment";

export const weights = { climb: 10, momentum: 0.1, time: 1, reached: 100 };

export function terms({ state, next, terminated }: Step) {
  const speed = Math.abs(next.car.velocity);
  // A small bonus for building momentum
  const momentum = speed > 0.5 ? 1 : 0;
  return {
    climb: next.car.position - state.car.position,
    momentum,
    time: -1,
    reached: terminated ? 1 : 0,
  };
}
