// Every move towards the place where it should lean is paid by how much nearer it brings the rod.
import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { towards: 5, hold: 0.2 };

export function terms({ state, next }: Step) {
  const before = Math.abs(wrapAngle(state.rod.angle - 0.3));
  const after = Math.abs(wrapAngle(next.rod.angle - 0.3));
  return {
    towards: Math.max(0, before - after),
    hold: after < 0.1 ? 1 : 0,
  };
}
