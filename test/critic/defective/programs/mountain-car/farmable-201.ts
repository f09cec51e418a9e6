import type { Step } from "environment";

const maxSpeed = 0.07;

export const weights = { swing: 2, reached: 10 };

export function terms({ next, terminated }: Step) {
  // Momentum is what carries the car up the hill.
  const swing = Math.abs(next.car.velocity) / maxSpeed;
  return {
    swing,
    reached: terminated ? 1 : 0,
  };
}
