import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 0.1, upright: 1, fall: 10 };

export function terms({ next, terminated }: Step) {
  const off = next.cart.position - 1;
  return {
    near: 1 / (off * off),
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    fall: terminated ? -1 : 0,
  };
}
