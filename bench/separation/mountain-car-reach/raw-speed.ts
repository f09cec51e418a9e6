// Recorded (bench/recordings/mountain-car, designer-g1-s1-r0): build momentum by paying for speed, pay for reaching
// the flag, and charge one per step so that it gets there quickly.
import type { Step } from "environment";

export const weights = { speed: 1, height: 0.1, time: 1, goal: 10 };

export function terms({ next, terminated }: Step) {
  return {
    speed: Math.abs(next.car.velocity),
    height: next.car.height,
    time: -1,
    goal: terminated ? 1 : 0,
  };
}
