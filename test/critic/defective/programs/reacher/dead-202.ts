import { decay, norm } from "reward";
import type { Step } from "environment";

export const weights = { coarse: 1, fine: 1, effort: 0.01 };

// 1 for an arm at rest
function stillness(shoulderRate: number, elbowRate: number): number {
  return decay(norm([shoulderRate, elbowRate]), 5);
}

export function terms({ next, action }: Step) {
  const { markDistance } = next.fingertip;
  return {
    coarse: -markDistance / 0.2,
    fine: decay(markDistance, 0.01),
    effort: -(norm(action.torque) ** 2),
  };
}
