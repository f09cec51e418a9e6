import type { Step } from "environment";
import { norm, tolerance } from "reward";

export const weights = { forward: 1, healthy: 1, effort: 0.002 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    healthy: tolerance(next.torso.height, { bounds: [0.3, 3], margin: 0.2 }),
    effort: -(norm(action.torque) ** 2),
  };
}
