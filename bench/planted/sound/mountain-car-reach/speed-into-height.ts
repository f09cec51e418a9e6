// Speed and height turn into each other: what is gained of both is paid, each in its own scale, and the flag.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1000, height: 3.7, flag: 20, time: 0.05 };

export function terms({ state, next, terminated }: Step) {
  return {
    speed: square(next.car.velocity) - square(state.car.velocity),
    height: next.car.height - state.car.height,
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
