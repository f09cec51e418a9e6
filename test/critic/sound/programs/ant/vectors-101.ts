import type { Step } from "environment";
import { dot, norm } from "reward";

export const weights = { along: 1, level: 0.3, torque: 0.02 };

const forwards = [1, 0];

export function terms({ next, action, terminated }: Step) {
  const velocity = [next.torso.velocityX, next.torso.velocityY];
  return {
    along: dot(velocity, forwards),
    level: terminated ? 0 : Math.cos(next.torso.tilt),
    torque: -norm(action.torque),
  };
}
