import type { Step } from "environment";

export const weights = { upright: 0.5, near: 1, overall: 0.5 };

export function terms({ next, terminated }: Step) {
  const upright = terminated ? 0 : 1;
  const near = 1 - Math.abs(next.cart.position - 0.5) / 1.5;
  const overall = upright + near;
  return { upright, near, overall };
}
