import { sum } from "reward";
import type { Step } from "environment";

export const weights = { close: 2, far: 1, effort: 0.02 };

export function terms({ action, next }: Step) {
  const { markDistance } = next.fingertip;
  return {
    close: Math.exp(-markDistance),
    far: -markDistance / 0.2,
    effort: -sum(action.torque.map((share) => share ** 2)),
  };
}
