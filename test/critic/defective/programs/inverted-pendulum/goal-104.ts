import type { Step } from "environment";
import { gaussian } from "reward";

export const weights = { alive: 0.5, atMark: 1, far: 0.3 };

export function terms({ next, terminated }: Step) {
  const way = next.cart.position + 0.5;
  return {
    alive: terminated ? 0 : 1,
    atMark: gaussian(way, 0.1),
    far: -Math.abs(way),
  };
}
