import type { Step } from "environment";
import { decay, gaussian } from "reward";

export const weights = { far: 1, close: 0.3, rest: 0.2 };

export function terms({ next }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  const close = decay(markDistance, 0.03);
  return {
    far: -markDistance,
    close,
    rest: close * gaussian(Math.hypot(velocityX, velocityY), 0.3),
  };
}
