// Sparing is slow: speed over a hundredth costs, throttle costs, energy gained leads up and the flag is paid.
import { excess, square } from "reward";
import type { Step } from "environment";

export const weights = { speeding: 200, throttle: 0.5, energy: 500, flag: 10 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    speeding: -excess(next.car.velocity, -0.01, 0.01),
    throttle: -square(action.throttle),
    energy: after - before,
    flag: terminated ? 1 : 0,
  };
}
