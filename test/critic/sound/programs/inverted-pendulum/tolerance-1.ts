import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, middle: 0.5 };

export function terms({ next, terminated }: Step) {
  const upright = tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2, shape: "cosine" });
  return { upright: terminated ? 0 : upright, middle: terminated ? 0 : 1 - Math.abs(next.cart.position) };
}
