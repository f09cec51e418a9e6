import type { Step } from "environment";

export const weights = { speed: 1, progress: 0.5, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const way = next.torso.x - state.torso.x;
  return {
    speed: way / dt,
    progress: way * 125,
    alive: terminated ? 0 : 1,
  };
}
