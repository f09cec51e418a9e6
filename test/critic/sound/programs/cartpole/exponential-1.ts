import type { Step } from "environment";
import { decay, gaussian } from "reward";

export const weights = { alive: 0.5, near: 1, settled: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  const gap = cart.position - 1;
  return {
    alive: terminated ? 0 : 1,
    near: decay(gap, 1),
    settled: gaussian(gap, 0.15) * gaussian(cart.velocity, 0.4),
  };
}
