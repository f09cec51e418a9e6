import type { Step } from "environment";

// Energy gained leads up the hill, as in reach; the engine's price comes on top, low enough that climbing stays worth it.
export const weights = { energy: 1000, arrival: 10, effort: 0.15 };

export function terms({ state, action, next, terminated }: Step) {
  const before = state.car.velocity ** 2 / 2 + (0.0025 / 3 / 0.45) * state.car.height;
  const after = next.car.velocity ** 2 / 2 + (0.0025 / 3 / 0.45) * next.car.height;
  return {
    energy: after - before,
    arrival: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
