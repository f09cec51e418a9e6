import type { Step } from "environment";

export const weights = { up: 0.1, visit: 20 };

export const initial = { inside: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const inside = Math.abs(next.cart.position - 0.5) < 0.1 ? 1 : 0;
  const visit = inside === 1 && memory.inside === 0 ? 1 : 0;
  memory.inside = inside;
  return { up: terminated ? 0 : 1, visit };
}
