import type { Step } from "environment";
import { wrapAngle } from "reward";

export const weights = { close: 1, far: 0.3, calm: 0.5 };

const wanted = 0.3; // rad, towards positive angles

export function terms({ next }: Step) {
  const error = wrapAngle(next.rod.angle - wanted);
  const close = Math.exp(-((error / 0.2) ** 2));
  return {
    close,
    far: Math.cos(error),
    calm: close * Math.exp(-Math.abs(next.rod.rate) / 0.5),
  };
}
