import { square } from "reward";
import type { Step } from "environment";

const markPosition = 1;

export const weights = { atMark: 1, upright: 0.5, fall: 10 };

export function terms({ next, terminated }: Step) {
  const offset = next.cart.position - markPosition;
  return {
    atMark: Math.exp(-square(offset)),
    upright: 1 - Math.abs(next.pole.angle) / 0.21,
    fall: terminated ? -1 : 0,
  };
}
