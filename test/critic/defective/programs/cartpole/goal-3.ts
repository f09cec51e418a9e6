import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, upright: 0.3, fall: 20 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position, { bounds: [-1.05, -0.95], margin: 2 }),
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    fall: terminated ? -1 : 0,
  };
}
