import type { Step } from "environment";

export const weights = { up: 1, near: 1 };

function nearness(off: number): number {
  if (off > 0.4) return 1.5 - off;
  return 0.4 - off;
}

export function terms({ next, terminated }: Step) {
  return { up: terminated ? 0 : 1, near: nearness(Math.abs(next.cart.position - 0.5)) };
}
