import type { Step } from "environment";

// Only a new closest distance pays, so that nothing can be had by rocking about; and every step on its feet pays one.
export const weights = { closer: 20, standing: 1 };

export const initial = { closest: 1 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const distance = Math.abs(next.cart.position - 1);
  const closer = Math.max(0, memory.closest - distance);
  memory.closest = Math.min(memory.closest, distance);
  return { closer, standing: terminated ? 0 : 1 };
}
