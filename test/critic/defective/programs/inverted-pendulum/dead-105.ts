import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.2 };

export const terms = ({ next, terminated }: Step) => {
  const off = Math.abs(next.cart.position);
  const centred = off > 0.5 ? 1 - off : 1 - off;
  return { upright: terminated ? 0 : 1 - Math.abs(next.pole.angle) / 0.2, centred };
};
