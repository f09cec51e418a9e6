import { ramp, square } from "reward";
import type { Step } from "environment";

const lowest = -2;
const goalHeight = 1;

export const weights = { height: 1, done: 5, effort: 0.01 };

export function terms({ next, action, terminated }: Step) {
  const height = ramp(next.tip.height, lowest, goalHeight);
  const done = terminated ? 1 : 0;
  return { height, done, effort: -square(action.torque) };
}
