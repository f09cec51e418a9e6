// Recorded (bench/recordings/mountain-car, designer-g1-s6-r0): being high on the hill is good at every step,
// especially on the right side, and reaching the flag gives a final bonus.
import { smoothstep } from "reward";
import type { Step } from "environment";

export const weights = { height: 2, right: 3, speed: 1, flag: 5 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.car.height,
    right: smoothstep(next.car.position, -0.5, 0.5),
    speed: Math.abs(next.car.velocity) / 0.07,
    flag: terminated ? 1 : 0,
  };
}
