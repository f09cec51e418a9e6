// The way to the right is paid, fuel costs by the square of the throttle, and the flag is worth a prize.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { way: 10, fuel: 0.5, flag: 5 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    way: next.car.position - state.car.position,
    fuel: -square(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
