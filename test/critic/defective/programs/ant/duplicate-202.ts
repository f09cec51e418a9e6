import { clamp, norm, square, sum } from "reward";
import type { Step } from "environment";

const allowedRadius = 1; // m

export const weights = { turn: 1, place: 1, effort: 0.02, energy: 0.01 };

export function terms({ next, action }: Step) {
  const radius = norm([next.torso.x, next.torso.y]);
  const effort = -square(norm(action.torque));
  const energy = -sum(action.torque.map((share) => share * share));
  return {
    turn: clamp(next.torso.yawRate, -4, 4) * Math.cos(next.torso.tilt),
    place: -clamp(radius / allowedRadius, 0, 2),
    effort,
    energy,
  };
}
