// It takes several swings to get up: each turn of the car from one way to the other is one more, and the flag is the prize.
import type { Step } from "environment";

export const weights = { turn: 1, flag: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    turn: state.car.velocity * next.car.velocity < 0 ? 1 : 0,
    flag: terminated ? 1 : 0,
  };
}
