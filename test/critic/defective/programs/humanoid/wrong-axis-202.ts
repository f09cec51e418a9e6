import { gaussian, mean, tolerance } from "reward";
import type { Step } from "environment";

const softBend = -0.4; // rad

export const weights = { pace: 2, alive: 2, leftKnee: 0.1, effort: 0.2 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1 }),
    alive: terminated ? 0 : 1,
    leftKnee: gaussian(next.rightKnee.angle - softBend, 0.6),
    effort: -mean(action.torque.map((share) => (share / 0.4) ** 2)),
  };
}
