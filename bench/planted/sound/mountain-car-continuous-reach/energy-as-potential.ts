// Energy as a potential, a dear flag, and next to nothing for throttle.
import { shaping, square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 3000, flag: 30, throttle: 0.01, time: 0.05 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: shaping(before, after),
    flag: terminated ? 1 : 0,
    throttle: -square(action.throttle),
    time: -1,
  };
}
