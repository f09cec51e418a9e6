// Recorded (bench/recordings/reacher, designer-g1-s8-r1): pay for closeness and, more and more the closer it is, for
// a slow fingertip, because a light arm with strong motors overshoots.
import { gaussian, norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 3, inside: 1, overshoot: 0.3 };

export function terms({ next }: Step) {
  const d = next.fingertip.markDistance;
  const speed = norm([next.fingertip.velocityX, next.fingertip.velocityY]);
  return {
    distance: -d,
    inside: d < 0.05 ? 1 : 0,
    overshoot: (-gaussian(d, 0.08) * speed) / 5,
  };
}
