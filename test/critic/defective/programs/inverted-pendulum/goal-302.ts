import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, there: 2, slow: 0.1 };

const mark = 1;

export function terms({ next, terminated }: Step) {
  if (terminated) return { alive: 0, there: 0, slow: 0 };
  const { position, velocity } = next.cart;
  return {
    alive: 1,
    there: tolerance(position - mark, { bounds: [-0.05, 0.05], margin: 0.6 }),
    slow: -Math.abs(velocity),
  };
}
