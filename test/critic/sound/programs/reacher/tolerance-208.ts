import { norm, square, tolerance } from "reward";
import type { Step } from "environment";

const radius = 0.05; // m

export const weights = { inside: 1, approach: 2, calm: 0.02, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  return {
    inside: tolerance(markDistance, { bounds: [0, radius / 2], margin: 0.15 }),
    approach: -markDistance,
    calm: -norm([velocityX, velocityY]),
    effort: -square(norm(action.torque)),
  };
}
