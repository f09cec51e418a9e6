import type { Step } from "environment";

export const weights = { alive: 1, angle: 2, position: 0.1 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    angle: -Math.abs(next.pole.angle),
    position: -Math.abs(next.cart.position),
  };
}
