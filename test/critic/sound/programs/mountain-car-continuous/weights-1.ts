import type { Step } from "environment";

export const weights = { pump: 3e6, arrival: 2e5, wait: -4e2 };

export function terms({ state, action, terminated }: Step) {
  // engine power: throttle along the motion, at most 0.07
  const power = action.throttle * state.car.velocity;
  return { pump: 0.001 * power, arrival: terminated ? 1 : 0, wait: terminated ? 0 : 1 };
}
