import { huber, sum } from "reward";
import type { Step } from "environment";

const wanted = 1;

export const weights = { alive: 3, pace: 1.5, effort: 0.1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    alive: terminated ? 0 : 1,
    pace: 1 - huber(speed - wanted, 1),
    effort: -sum(action.torque.map((share) => share ** 2)),
  };
}
