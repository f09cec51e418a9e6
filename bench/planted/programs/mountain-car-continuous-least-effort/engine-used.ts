// The squared throttle is what effort is, so it comes in by its square; energy gained and the flag lead up.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { effort: 0.5, energy: 500, flag: 10 };

export function terms({ state, action, next, terminated }: Step) {
  const before = square(state.car.velocity) / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    effort: square(action.throttle),
    energy: after - before,
    flag: terminated ? 1 : 0,
  };
}
