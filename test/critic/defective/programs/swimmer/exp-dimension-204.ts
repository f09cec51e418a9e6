import { norm } from "reward";
import type { Step } from "environment";

export const weights = { swim: 5, lane: 0.1, effort: 0.001 };

function shaped(error: number): number {
  return Math.exp(-error);
}

export function terms({ state, next, action, dt }: Step) {
  const drift = Math.abs(next.body.y);
  return {
    swim: (next.body.x - state.body.x) / dt,
    lane: shaped(drift),
    effort: -(norm(action.torque) ** 2),
  };
}
