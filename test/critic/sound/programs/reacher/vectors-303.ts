import { decay, norm, subtract } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, slow: 0.2 };

export function terms({ next: { fingertip, mark } }: Step) {
  const gap = norm(subtract([fingertip.x, fingertip.y], [mark.x, mark.y]));
  const speed = norm([fingertip.velocityX, fingertip.velocityY]);
  const near = decay(gap, 0.08);
  return { near, slow: near * decay(speed, 0.5) };
}
