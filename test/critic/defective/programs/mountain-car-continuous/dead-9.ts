import { square } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1000, arrival: 10 };

export function terms({ state, action, next, terminated }: Step) {
  const k = 0.0025 / 3 / 0.45;
  let cost = 0;
  if (action.throttle > 0.5) cost = 0.1;
  else cost = 0.05;
  const before = square(state.car.velocity) / 2 + k * state.car.height;
  const after = square(next.car.velocity) / 2 + k * next.car.height;
  return { energy: after - before, arrival: terminated ? 1 : 0 };
}
