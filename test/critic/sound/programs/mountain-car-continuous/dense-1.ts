import type { Step } from "environment";

export const weights = { energy: 800, arrival: 20, effort: 0.1 };

export function terms({ state, action, next, terminated }: Step) {
  const heightGain = next.car.height - state.car.height;
  const speedGain = next.car.velocity ** 2 - state.car.velocity ** 2;
  return {
    energy: 0.5 * speedGain + 0.00185 * heightGain,
    arrival: terminated ? 1 : 0,
    effort: -Math.pow(action.throttle, 2),
  };
}
