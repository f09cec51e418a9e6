import type { Step } from "environment";

export const weights = { arrived: 100, energy: 20, time: 0.1, effort: 0.02 };

export function terms({ state, next, action, terminated }: Step) {
  const before = state.car.height + 270 * state.car.velocity ** 2;
  const after = next.car.height + 270 * next.car.velocity ** 2;
  return {
    arrived: terminated ? 1 : 0,
    energy: after - before,
    time: -1,
    effort: -(action.throttle ** 2),
  };
}
