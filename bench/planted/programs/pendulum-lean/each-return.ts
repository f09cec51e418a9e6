// It will not hold at first, so coming back to the lean must be worth it: a prize each time, and height to get there.
import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { back: 10, height: 0.3 };

export function terms({ state, next }: Step) {
  const before = Math.abs(wrapAngle(state.rod.angle - 0.3));
  const after = Math.abs(wrapAngle(next.rod.angle - 0.3));
  return {
    back: before >= 0.1 && after < 0.1 ? 1 : 0,
    height: next.rod.height,
  };
}
