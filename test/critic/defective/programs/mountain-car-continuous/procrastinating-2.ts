import type { Step } from "environment";

export const weights = { near: 1, alive: 2, arrival: 10 };

export function terms({ next, terminated }: Step) {
  return {
    near: -Math.abs(next.flag.position - next.car.position),
    alive: terminated ? 0 : 1,
    arrival: terminated ? 1 : 0,
  };
}
