import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, explore: 0.01 };

export function terms({ next, terminated }: Step) {
  const upright = tolerance(next.pole.angle, { bounds: [-0.03, 0.03], margin: 0.18 });
  // A little noise against local optima
  const explore = (Math.random() - 0.5) * Math.abs(next.cart.velocity);
  return { upright: terminated ? 0 : upright, explore };
}
