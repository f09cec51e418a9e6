import type { Step } from "environment";

export const weights = { alive: 2, distance: -1, speed: -0.1, lean: -1 };

export const terms = ({ next, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  distance: Math.min(Math.abs(next.cart.position - 1), 1),
  speed: Math.abs(next.cart.velocity),
  lean: Math.abs(next.pole.angle),
});
