// An allowance for each step of the drive, from which the throttle is taken; height gained and the flag come on top.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { allowance: 3, height: 0.1, flag: 10 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    allowance: terminated ? 0 : 1 - 0.001 * square(action.throttle),
    height: next.car.height - state.car.height,
    flag: terminated ? 1 : 0,
  };
}
