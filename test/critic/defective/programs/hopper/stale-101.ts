import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, fallen: 10 };

export function terms({ state, next, dt }: Step) {
  const fallen = state.torso.height <= 0.7;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: 1,
    fallen: fallen ? -1 : 0,
  };
}
