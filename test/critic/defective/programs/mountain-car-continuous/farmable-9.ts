import type { Step } from "environment";

export const weights = { gain: 20, arrival: 5, effort: 0.01 };

export function terms({ state, action, next, terminated }: Step) {
  const gain = Math.max(0, next.car.height - state.car.height);
  return { gain, arrival: terminated ? 1 : 0, effort: -(action.throttle ** 2) };
}
