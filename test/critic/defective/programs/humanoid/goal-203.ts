import { mean, tolerance } from "reward";
import type { Step } from "environment";

const targetSpeed = 2.5;

export const weights = { pace: 2, alive: 3, effort: 0.2 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [targetSpeed - 0.1, targetSpeed + 0.1], margin: targetSpeed }),
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => (share / 0.4) ** 2)),
  };
}
