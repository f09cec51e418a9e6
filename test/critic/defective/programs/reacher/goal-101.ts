import { distance } from "reward";
import type { Step } from "environment";

const target = [0.1, 0.1] as const;

export const weights = { near: 1, effort: 0.02 };

export function terms({ next, action }: Step) {
  const { x, y } = next.fingertip;
  return {
    near: -distance([x, y], target),
    effort: -(action.torque[0] ** 2 + action.torque[1] ** 2),
  };
}
