// Energy gained leads up, throttle costs by its square, arriving is paid.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1500, arrival: 15, throttle: 0.2 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: after - before,
    arrival: terminated ? 1 : 0,
    throttle: -square(action.throttle),
  };
}
