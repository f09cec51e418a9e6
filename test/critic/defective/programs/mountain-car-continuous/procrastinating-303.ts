import { shaping, square } from "reward";
import type { Step } from "environment";

export const weights = { thrift: 1, arrived: 100, climb: 20 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    // the less engine the better
    thrift: 1 - square(action.throttle),
    arrived: terminated ? 1 : 0,
    climb: shaping(state.car.height, next.car.height),
  };
}
