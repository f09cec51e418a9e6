import type { Step } from "environment";

export const weights = { near: 1, arrival: 50 };

export function terms({ next, terminated }: Step) {
  const gap = next.flag.position - next.car.position;
  return { near: Math.exp(-gap) - 1, arrival: terminated ? 10 : 0 };
}
