import { decay, distance } from "reward";
import type { Step } from "environment";

const target = [0.1, 0.1] as const;

export const weights = { reach: 1, calm: 0.02 };

export function terms({ next }: Step) {
  const { x, y, velocityX, velocityY } = next.fingertip;
  const away = distance([x, y], target);
  return {
    reach: decay(away, 0.1),
    calm: -Math.abs(velocityX) - Math.abs(velocityY),
  };
}
