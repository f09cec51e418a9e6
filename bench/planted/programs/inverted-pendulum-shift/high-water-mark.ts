// The closest that the cart has been to the mark is kept like a high-water mark, and paid by while the pole is up.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { closest: 2, upright: 0.3 };

export const initial = { closest: 0.5 };

export function terms({ next: { cart }, memory, terminated }: Step<typeof initial>) {
  memory.closest = Math.min(memory.closest, Math.abs(cart.position - 0.5));
  return {
    closest: terminated ? 0 : decay(memory.closest, 0.2),
    upright: terminated ? 0 : 1,
  };
}
