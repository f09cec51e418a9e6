import { distance, huber, norm } from "reward";
import type { Step } from "environment";

export const weights = { gap: 8, speed: 0.01 };

export function terms({ next: { fingertip, mark } }: Step) {
  const gap = distance([fingertip.x, fingertip.y], [mark.x, mark.y]);
  const speed = norm([fingertip.velocityX, fingertip.velocityY]);
  return { gap: -huber(gap, 0.05), speed: -speed };
}
