// A pull that is felt everywhere, a prize for having settled, and a dear fall.
import { decay, gaussian } from "reward";
import type { Step } from "environment";

export const weights = { pull: 2, settled: 1, alive: 0.5, fall: 20 };

export function terms({ next: { cart }, terminated }: Step) {
  const off = cart.position - 1;
  return {
    pull: decay(off, 1),
    settled: gaussian(off, 0.2) * gaussian(cart.velocity, 0.4),
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
  };
}
