import type { Step } from "environment";

// Seconds spent at the mark without a break, up to 10, raise what a step there is worth.
export const weights = { up: 1, near: 1, stay: 2 };

export const initial = { seconds: 0 };

export function terms({ next: { cart }, memory, dt, terminated }: Step<typeof initial>) {
  const at = Math.abs(cart.position - 0.5) <= 0.1 && Math.abs(cart.velocity) <= 0.5;
  if (at) memory.seconds = Math.min(10, memory.seconds + dt);
  else memory.seconds = 0;
  return {
    up: terminated ? 0 : 1,
    near: 1 - Math.min(1, Math.abs(cart.position - 0.5)),
    stay: at ? 0.5 + memory.seconds / 20 : 0,
  };
}
