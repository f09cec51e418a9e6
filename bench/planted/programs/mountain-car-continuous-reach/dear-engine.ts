// Energy gained is what leads up the hill; the engine has its price, arriving its prize.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 300, engine: 3, flag: 10 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + 0.00185 * state.car.height;
  const after = square(next.car.velocity) / 2 + 0.00185 * next.car.height;
  return {
    energy: after - before,
    engine: -square(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
