import { tolerance } from "reward";
import type { Step } from "environment";

const maxLean = (12 * Math.PI) / 180;

export const weights = { upright: 1, centred: 0.5 };

export function terms({ next, terminated }: Step) {
  const upright = tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: maxLean });
  const centred = tolerance(next.cart.position, { bounds: [-0.2, 0.2], margin: 2.2 });
  return { upright: terminated ? 0 : upright, centred };
}
