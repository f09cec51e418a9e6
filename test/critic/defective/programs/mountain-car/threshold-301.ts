import { shaping } from "reward";
import type { Step } from "environment";

const FAST = 0.1;

export const weights = { arrived: 100, swing: 0.5, height: 20, time: 1 };

export function terms({ state, next, terminated }: Step) {
  const { velocity } = next.car;
  return {
    arrived: terminated ? 1 : 0,
    // a running start, either way
    swing: Math.abs(velocity) > FAST ? 1 : 0,
    height: shaping(state.car.height, next.car.height),
    time: -1,
  };
}
