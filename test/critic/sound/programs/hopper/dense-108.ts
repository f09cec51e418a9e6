import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const [hip, knee, ankle] = action.torque;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    effort: -(hip ** 2 + knee ** 2 + ankle ** 2),
  };
}
