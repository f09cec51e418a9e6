// At the mark means within 20 cm of 100 cm, and slower than half a metre a second: full pay in that band, falling off
// outside it.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 3, slow: 0.3, alive: 0.3 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.cart.position, { bounds: [80, 120], margin: 30 }),
    slow: tolerance(next.cart.velocity, { bounds: [-0.5, 0.5], margin: 1 }),
    alive: terminated ? 0 : 1,
  };
}
