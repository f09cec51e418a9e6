import { norm } from "reward";
import type { Step } from "environment";

const pace = 1; // m/s
export const weights = { pace: 2, alive: 2, drift: 0.2, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const [ahead, aside] = [next.centerOfMass.x - state.centerOfMass.x, next.centerOfMass.y - state.centerOfMass.y];
  return {
    pace: Math.exp(-2 * (ahead / dt - pace) ** 2),
    alive: terminated ? 0 : 1,
    drift: -Math.min(1, Math.abs(aside) / dt),
    effort: -(norm(action.torque) ** 2),
  };
}
