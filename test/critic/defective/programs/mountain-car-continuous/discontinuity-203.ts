import { square } from "reward";
import type { Step } from "environment";

const finalStretch = 0.3; // m

export const weights = { near: 1, reached: 100, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const gap = Math.max(0, next.flag.position - next.car.position);
  let near = -gap;
  if (gap < finalStretch) {
    near = -gap / finalStretch;
  }
  return {
    near,
    reached: terminated ? 1 : 0,
    effort: -square(action.throttle),
  };
}
