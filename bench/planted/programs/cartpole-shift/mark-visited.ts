// How close the cart has come to the mark is its grade, and the grade is paid in every step that the pole is up.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { grade: 1, alive: 0.2 };

export const initial = { closest: 1 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  memory.closest = Math.min(memory.closest, Math.abs(next.cart.position - 1));
  return {
    grade: terminated ? 0 : decay(memory.closest, 0.3),
    alive: terminated ? 0 : 1,
  };
}
