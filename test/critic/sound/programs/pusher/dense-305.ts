import { norm } from "reward";
import type { Step } from "environment";

export const weights = { mark: 1.5, hand: 0.5, effort: 0.005 };

export const terms = ({ action, next }: Step) => ({
  mark: -next.object.markDistance,
  hand: -next.hand.objectDistance,
  effort: -(norm(action.torque) ** 2),
});
