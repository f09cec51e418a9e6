// Progress is how far the car has come in this step; a prize waits at the flag.
import type { Step } from "environment";

export const weights = { progress: 20, flag: 10, time: 0.01 };

export function terms({ state, next, terminated }: Step) {
  const before = next.flag.position - state.car.position;
  const after = next.flag.position - next.car.position;
  return {
    progress: after - before,
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
