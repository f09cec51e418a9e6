import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, upright: 0.3, fall: 20 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { near: 0, upright: 0, fall: -1 };
  const near = tolerance(next.cart.position - 1, { bounds: [-0.05, 0.05], margin: 2 });
  return { near, upright: 1 - Math.abs(next.pole.angle) };
}
