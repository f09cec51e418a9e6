import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { proximity: 1, settled: 0.05, effort: 0.01 };

export function terms({ next, action }: Step) {
  const dist = next.fingertip.markDistance;
  const proximity = Math.exp(-dist);
  return {
    proximity,
    settled: -norm([next.fingertip.velocityX, next.fingertip.velocityY]),
    effort: -square(norm(action.torque)),
  };
}
