import { decay, square } from "reward";
import type { Step } from "environment";

const mark = 0.5; // m
const radius = 0.1; // m
const slow = 0.5; // m/s

export const weights = { alive: 1, near: 1, arrived: 1, calm: 0.05 };

export function terms({ next, terminated }: Step) {
  const offset = Math.abs(next.cart.position - mark);
  const arrived = offset < radius && Math.abs(next.cart.velocity) < slow;
  return {
    alive: terminated ? 0 : 1,
    near: decay(offset, 0.3),
    arrived: arrived ? 1 : 0,
    calm: -square(next.pole.rate),
  };
}
