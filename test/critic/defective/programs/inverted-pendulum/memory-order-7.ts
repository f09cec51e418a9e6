import type { Step } from "environment";

export const weights = { up: 1, approach: 20, near: 1 };

export const initial = { gap: 0.5 };

export function terms(step: Step<typeof initial>) {
  const { next, memory, terminated } = step;
  const gap = Math.abs(next.cart.position - 0.5);
  const up = terminated ? 0 : 1;
  memory.gap = gap;
  const approach = memory.gap - gap;
  return { up, approach, near: -gap };
}
