import type { Step } from "environment";
import { gaussian, wrapAngle } from "reward";

export const weights = { up: 1, straight: 0.5, calm: 0.2, alive: 0.5 };

export function terms({ next, terminated }: Step) {
  // straight up is π, and the angle jumps there
  const lean = wrapAngle(next.shoulder.angle - Math.PI);
  return {
    up: gaussian(lean, 0.3),
    straight: gaussian(next.elbow.angle, 0.5),
    calm: Math.exp(-Math.abs(next.shoulder.rate) / 2),
    alive: terminated ? 0 : 1,
  };
}
