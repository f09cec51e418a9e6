import type { Step } from "environment";

export const weights = { near: 1, arrival: 10 };

export function terms({ next, terminated }: Step) {
  return {
    near: next.flag.position - next.car.position,
    arrival: terminated ? -1 : 0,
  };
}
