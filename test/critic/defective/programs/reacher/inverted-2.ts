import { norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 5, effort: 0.05 };

export const terms = ({ action, next }: Step) => ({
  distance: next.fingertip.markDistance,
  effort: -(norm(action.torque) ** 2),
});
