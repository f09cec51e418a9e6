import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

const mark = 1; // m
const radius = 0.2; // m

export const weights = { alive: 0.5, approach: 1, stay: 1 };

export function terms({ next, terminated }: Step) {
  const offset = next.cart.position - mark;
  const atMark = Math.abs(offset) <= radius;
  const slow = tolerance(next.cart.velocity, { bounds: [-0.3, 0.3], margin: 0.5 });
  return {
    alive: terminated ? 0 : 1,
    approach: gaussian(offset, 0.5),
    // Standing counts at the mark only.
    stay: atMark ? slow : 0,
  };
}
