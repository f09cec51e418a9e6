import { mean, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, anklesFlat: 0.1, effort: 0.002 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const { left, right } = next;
  // Feet at a right angle to the shins
  const anklesFlat = -mean([Math.abs(right.ankle.angle), Math.abs(left.knee.angle)]);
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    anklesFlat,
    effort: -(norm(action.torque) ** 2),
  };
}
