import { square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, effort: 0.1 };

const torqueCost = (torque: readonly number[]) => torque.map(square).reduce((a, b) => a + b, 0);

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    // punish large torques
    effort: torqueCost(action.torque),
  };
}
