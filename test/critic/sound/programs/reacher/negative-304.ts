import { norm } from "reward";
import type { Step } from "environment";

export const weights = { gap: -1, effort: -0.02 };

export const terms = ({ action, next }: Step) => ({
  gap: next.fingertip.markDistance,
  effort: norm(action.torque) ** 2,
});
