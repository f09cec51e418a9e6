// The rod hangs at angle 0 and is up at π: pay for nearness to π, and for a low rate once there.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, calm: 0.05 };

export function terms({ next }: Step) {
  const off = Math.PI - Math.abs(next.rod.angle);
  return {
    up: -square(off / Math.PI),
    calm: -Math.abs(next.rod.rate),
  };
}
