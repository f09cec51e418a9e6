import { angleDifference, wrapAngle } from "reward";
import type { Step } from "environment";

// Quadratic costs of an inverted double pendulum, with one point for each step that is survived.
export const weights = { alive: 1, angles: 0.5, rates: 0.01, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  const upper = angleDifference(next.shoulder.angle, Math.PI);
  const lower = wrapAngle(upper + next.elbow.angle);
  return {
    alive: terminated ? 0 : 1,
    angles: -(upper ** 2 + lower ** 2),
    rates: -Math.min(20, next.shoulder.rate ** 2 + next.elbow.rate ** 2),
    effort: -(action.torque ** 2),
  };
}
