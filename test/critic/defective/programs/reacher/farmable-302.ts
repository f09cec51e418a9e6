import { norm } from "reward";
import type { Step } from "environment";

export const weights = { approach: 10, effort: 0.001 };

export const terms = (step: Step) => {
  const { state, next, action } = step;
  const before = state.fingertip.markDistance;
  const after = next.fingertip.markDistance;
  const approach = before > after ? before - after : 0;
  return { approach, effort: -(norm(action.torque) ** 2) };
};
