import { tolerance } from "reward";
import type { Step } from "environment";

// Phase one: get to the mark. Phase two, from the arrival on: stand steadily. Standing is the harder part and pays more.
export const weights = { approach: 1, steady: 1.5, fall: 20 };

export const initial = { arrived: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const off = next.cart.position - 1;
  if (Math.abs(off) < 0.1) memory.arrived = 1;
  const standing = tolerance(next.pole.angle, { bounds: [-0.05, 0.05], margin: 0.2 });
  return {
    approach: memory.arrived > 0 ? 0 : tolerance(off, { bounds: [-0.1, 0.1], margin: 2 }),
    steady: memory.arrived > 0 ? standing : 0,
    fall: terminated ? -1 : 0,
  };
}
