import type { Step } from "environment";

export const weights = { alive: 1, way: 1, there: 1 };

export function terms({ next, terminated }: Step) {
  const away = Math.abs(next.cart.position - 0.5);
  const slow = Math.abs(next.cart.velocity) < 0.5;
  return {
    alive: terminated ? 0 : 1,
    way: 1 - away / 1.5,
    // a bonus on top while the cart stands at the mark
    there: away < 0.1 && slow ? 1 : 0,
  };
}
