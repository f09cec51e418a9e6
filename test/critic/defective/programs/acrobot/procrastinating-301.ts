import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, arrived: 10, effort: 0.01 };

export function terms({ action, next, terminated }: Step) {
  const height = next.tip.height + 2;
  return {
    height,
    arrived: terminated ? 1 : 0,
    effort: -square(action.torque),
  };
}
