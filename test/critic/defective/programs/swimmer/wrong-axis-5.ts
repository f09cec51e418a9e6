import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 10, effort: 0.001 };

export const terms = ({ action, next }: Step) => ({
  forward: next.body.velocityY,
  effort: -(norm(action.torque) ** 2),
});
