import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ state, next, action, dt, terminated }: Step) {
  let effort = 0;
  for (let i = 0; i < 6; i++) effort += action.torque[i] ** 2;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -effort,
  };
}
