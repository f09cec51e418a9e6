// Energy gained is paid; energy lost is no fault of the driver, who has to turn. Throttle costs a little, the flag pays.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { gained: 2000, throttle: 0.01, flag: 1 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    gained: Math.max(0, after - before),
    throttle: -square(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
