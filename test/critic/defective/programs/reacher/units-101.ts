import type { Step } from "environment";

export const weights = { miss: 1, effort: 0.02 };

export function terms({ next, action }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  // being at the mark and being slow there
  const miss = markDistance + Math.hypot(velocityX, velocityY);
  return {
    miss: -miss,
    effort: -(action.torque[0] ** 2 + action.torque[1] ** 2),
  };
}
