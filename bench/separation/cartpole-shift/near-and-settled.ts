// Recorded (bench/recordings/cartpole, designer-g1-s2-r0): reward every upright step in proportion to how close the
// cart is to 1 m, with a long slope so that it can be felt from the start, and add a bonus for being at the mark and
// slow.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, settled: 1, upright: 0.3 };

export function terms({ next, terminated }: Step) {
  const near = tolerance(next.cart.position, { bounds: [0.9, 1.1], margin: 1.2, shape: "longTail" });
  const slow = tolerance(next.cart.velocity, { bounds: [-0.2, 0.2], margin: 0.8 });
  const upright = tolerance(next.pole.angle, { bounds: [-0.03, 0.03], margin: 0.18 });
  return {
    near: terminated ? 0 : near,
    settled: terminated ? 0 : near * slow,
    upright: terminated ? 0 : upright,
  };
}
