import { clamp, square } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, reached: 10, effort: 0.02 };

export function terms({ next, action, terminated }: Step) {
  const gap = Math.abs(next.flag.position - next.car.position);
  // 1 at the flag, 0 at the left end of the track
  const near = clamp(1 - gap / 1.65, 0, 1);
  return {
    near,
    reached: terminated ? 1 : 0,
    effort: -square(action.throttle),
  };
}
