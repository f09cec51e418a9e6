import type { Step } from "environment";

export const weights = { near: 1, arrival: 5 };

export function terms({ next: { car, flag }, terminated }: Step) {
  const near = Math.exp(-Math.abs(flag.position - car.position) / 0.5);
  return { near, arrival: terminated ? 1 : 0 };
}
