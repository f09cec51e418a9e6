import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.1 };

export const terms = ({ next, terminated }: Step) => ({
  upright: !terminated && Math.abs(next.pole.angle) < 0.1,
  centred: 1 - Math.abs(next.cart.position),
});
