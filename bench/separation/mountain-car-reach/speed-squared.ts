// Recorded (test/replay/recordings/mountain-car, designer-g1-s2-r0): pay for speed in either direction, scaled to its
// limit, and a large sum for reaching the flag; speed is what a swing gains first.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, arrival: 100 };

export function terms({ next, terminated }: Step) {
  return {
    speed: square(next.car.velocity / 0.07),
    arrival: terminated ? 1 : 0,
  };
}
