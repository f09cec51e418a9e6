// Energy gained leads up, throttle has its price, and an even hand on it is worth a trifle.
import { delta, square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1000, flag: 12, throttle: 0.18, even: 0.005 };

export const initial = { throttle: 0 };

export function terms({ state, action, next, memory, terminated }: Step<typeof initial>) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: after - before,
    flag: terminated ? 1 : 0,
    throttle: -square(action.throttle),
    even: -square(delta(memory, "throttle", action.throttle)),
  };
}
