import { norm } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, effort: 0.05 };

export const terms = ({ action, next }: Step) => ({
  speed: Math.pow(next.torso.velocityX, 1.5),
  effort: -(norm(action.torque) ** 2),
});
