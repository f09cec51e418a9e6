import { ramp, tolerance } from "reward";
import type { Step } from "environment";

const mark = 0.5;

export const weights = { alive: 1, near: 1, arrived: 1 };

export function terms({ next, terminated }: Step) {
  const { position, velocity } = next.cart;
  if (terminated) {
    return { alive: 0, near: 0, arrived: 0 };
  }
  const off = Math.abs(position - mark);
  const slow = tolerance(velocity, { bounds: [-0.2, 0.2], margin: 0.6 });
  return { alive: 1, near: ramp(off, 1.5, 0.05), arrived: ramp(off, 0.2, 0.05) * slow };
}
