import { decay, gaussian } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, near: 1, stop: 0.5 };

export function terms({ next, terminated }: Step) {
  const away = next.cart.position - 1;
  const near = decay(away, 1);
  return {
    alive: terminated ? 0 : 1,
    near,
    // slow counts where the cart is meant to stand
    stop: near * gaussian(next.cart.velocity, 0.5),
  };
}
