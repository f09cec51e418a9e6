import type { Step } from "environment";

// Pendulum-v1: all three costs of the state before the action and of the clipped torque.
export const weights = { angle: 1, rate: 0.1, effort: 0.001 };

export function terms({ state, action }: Step) {
  return {
    angle: -(state.rod.angle ** 2),
    rate: -(state.rod.rate ** 2),
    effort: -(action.torque ** 2),
  };
}
