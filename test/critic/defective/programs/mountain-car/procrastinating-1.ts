import type { Step } from "environment";

export const weights = { height: 1 };

export function terms({ next }: Step) {
  return { height: next.car.height };
}
