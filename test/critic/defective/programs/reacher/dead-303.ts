import { decay, gaussian } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, slow: 0.1 };

export function terms({ next }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  let near = gaussian(markDistance, 0.05);
  // a tail, to be drawn from afar
  near = decay(markDistance, 0.1);
  const slow = markDistance < 0.05 ? decay(velocityX, 0.5) * decay(velocityY, 0.5) : 0;
  return { near, slow };
}
