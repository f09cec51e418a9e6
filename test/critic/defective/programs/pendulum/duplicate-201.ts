import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, upright: 0.5, calm: 0.02, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { angle, rate, height } = next.rod;
  const upright = Math.cos(angle);
  const calm = -square(rate) * Math.max(0, upright);
  return {
    height,
    upright,
    calm,
    effort: -square(action.torque),
  };
}
