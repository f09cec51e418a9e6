import { square } from "reward";
import type { Step } from "environment";

// An upright pole, and as little current as possible while keeping it so.
export const weights = { lean: 0.3, current: 0.5 };

export function terms({ action, next }: Step) {
  return {
    lean: 1 - square(next.pole.angle / 0.2095),
    current: -Math.abs(action.force) / 10,
  };
}
