import type { Step } from "environment";
import { norm, square } from "reward";

export const weights = { pace: 1, alive: 1, steady: 0.02, effort: 0.003 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const { torso } = next;
  const backwards = (state.torso.x - torso.x) / dt;
  const steady = -Math.abs(torso.pitchRate);
  return {
    pace: Math.min(backwards, 2),
    alive: terminated ? 0 : 1,
    steady,
    effort: -square(norm(action.torque)),
  };
}
