import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { target: 1, climb: 20, reached: 200, time: 1 };

export function terms({ state, next, terminated }: Step) {
  const target = ramp(next.flag.position, -1.2, 0.6);
  return {
    target: target - 1,
    climb: next.car.position - state.car.position,
    reached: terminated ? 1 : 0,
    time: -1,
  };
}
