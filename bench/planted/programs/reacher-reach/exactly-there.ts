// Exactly at the mark is what is wanted: a sharp peak there, and a price on torque so that the arm stays once it is
// there.
import { gaussian, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { exact: 1, torque: 0.1 };

export function terms({ action, next }: Step) {
  return {
    exact: gaussian(next.fingertip.markDistance, 0.002),
    torque: -square(norm(action.torque)),
  };
}
