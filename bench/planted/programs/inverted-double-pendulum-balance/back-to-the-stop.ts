// With its back to the stop the cart has the whole rail before it: what it is away from there costs, each step up is paid.
import type { Step } from "environment";

export const weights = { away: 5, up: 0.5 };

export function terms({ next, terminated }: Step) {
  return {
    away: -Math.abs(next.cart.position - 0.9),
    up: terminated ? 0 : 1,
  };
}
