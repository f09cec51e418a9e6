import type { Step } from "environment";

export const weights = { near: 1, alive: 0.5, tooMuch: 0.2 };

export function terms({ next, terminated }: Step) {
  const way = Math.abs(next.cart.position - 0.5);
  const lean = Math.abs(next.pole.angle);
  return {
    near: 1 - way / 1.5,
    alive: terminated ? 0 : 1,
    // never lean more than the way that is left calls for
    tooMuch: lean > way ? -1 : 0,
  };
}
