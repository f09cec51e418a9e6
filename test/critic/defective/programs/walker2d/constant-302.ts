import { sum } from "reward";
import type { Step } from "environment";

export const weights = { backward: 1, standing: 0.5, fall: 5, effort: 0.001 };

// limit a share to what is sensible
const unit = (share: number) => Math.max(1, Math.min(1, share));

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    backward: (state.torso.x - next.torso.x) / dt,
    standing: unit(next.torso.height / 1.25),
    fall: terminated ? -1 : 0,
    effort: -sum(action.torque.map((share) => share ** 2)),
  };
}
