import { dot, norm } from "reward";
import type { Step } from "environment";

export const weights = { along: 1, astray: 0.2, alive: 0.3, effort: 0.05 };

const ahead = [1, 0] as const;

const left = [0, 1] as const;

export const terms = ({ action, next, terminated }: Step) => {
  const velocity = [next.torso.velocityX, next.torso.velocityY];
  return {
    along: dot(velocity, ahead),
    astray: -Math.abs(dot(velocity, left)),
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2) / 8,
  };
};
