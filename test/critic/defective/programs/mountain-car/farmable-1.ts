import type { Step } from "environment";

export const weights = { swing: 100, arrival: 10 };

export function terms({ next, terminated }: Step) {
  return { swing: Math.abs(next.car.velocity), arrival: terminated ? 1 : 0 };
}
