import { square } from "reward";
import type { Step } from "environment";

const target = 1;

export const weights = { alive: 3, position: 1, velocity: 0.1, lean: 1 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    position: -square(next.cart.position - target) / 4,
    velocity: -square(next.cart.velocity) / 4,
    lean: -square(next.pole.angle / 0.21),
  };
}
