import type { Step } from "environment";

export const weights = { backward: 1, alive: 1, effort: 0.01 };

export function terms({ state, next, action, dt, terminated }: Step) {
  let effort = 0;
  for (let i = 0; i <= 6; i++) {
    effort += action.torque[i] ** 2;
  }
  return {
    backward: (state.torso.x - next.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -effort,
  };
}
