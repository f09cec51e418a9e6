import type { Step } from "environment";

export const weights = { alive: 1, progress: 5, reached: 20 };

export function terms({ state, next, terminated }: Step) {
  const progress = next.car.position - state.car.position;
  const alive = terminated ? 0 : 1;
  return {
    alive,
    progress,
    reached: terminated ? 1 : 0,
  };
}
