// Recorded (bench/recordings/cartpole, designer-g1-s10-r0): pay 1 minus the scaled distance to the mark on every step
// survived, plus the task's own condition as a bonus.
import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { level: 1, atMark: 1, fall: 5 };

export function terms({ next, terminated }: Step) {
  const d = Math.abs(next.cart.position - 1);
  const atMark = d < 0.2 && Math.abs(next.cart.velocity) < 0.5;
  return {
    level: 1 - clamp(d, 0, 2) / 2,
    atMark: atMark ? 1 : 0,
    fall: terminated ? -1 : 0,
  };
}
