import { tolerance } from "reward";
import type { Step } from "environment";

// What counts is where the cart is when the episode is over: the placing is paid then, at once and in full.
export const weights = { placing: 50, upright: 0.05 };

export function terms({ next, terminated }: Step) {
  return {
    placing: terminated ? tolerance(next.cart.position, { bounds: [0.9, 1.1], margin: 1 }) : 0,
    upright: 1 - Math.abs(next.pole.angle) / 0.21,
  };
}
