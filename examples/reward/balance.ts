import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.2, fall: 5 };

export function terms({ next, terminated }: Step) {
  return {
    upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    centred: tolerance(next.cart.position, { bounds: [-0.2, 0.2], margin: 2 }),
    fall: terminated ? -1 : 0,
  };
}
