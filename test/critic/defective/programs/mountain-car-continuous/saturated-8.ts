import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { fast: 1, arrival: 100, time: 1 };

export function terms({ next, terminated }: Step) {
  return {
    fast: tolerance(Math.abs(next.car.velocity), { bounds: [0.07, 1], margin: 5 }),
    arrival: terminated ? 1 : 0,
    time: -1,
  };
}
