import { ramp } from "reward";
import type { Step } from "environment";

// The effort spent so far is remembered; within the first 40 the flag is worth more.
export const weights = { energy: 1000, arrival: 20, thrift: 20, effort: 0.05 };

export const initial = { spent: 0 };

export function terms({ state, action, next, memory, terminated }: Step<typeof initial>) {
  const used = action.throttle ** 2;
  memory.spent += used;
  const before = state.car.velocity ** 2 / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = next.car.velocity ** 2 / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: after - before,
    arrival: terminated ? 1 : 0,
    thrift: terminated ? ramp(memory.spent, 80, 30) : 0,
    effort: -used,
  };
}
