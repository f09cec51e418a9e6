// Recorded (bench/recordings/mountain-car, designer-g1-s3-r0): pay the gain in total mechanical energy as a
// potential, since only energy carries the car up the hill, and charge for time.
import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { energy: 1, goal: 10, time: 0.05 };

export function terms({ state, next, terminated }: Step) {
  const before = 0.5 * state.car.velocity ** 2 + (0.0025 / 3) * Math.sin(3 * state.car.position);
  const after = 0.5 * next.car.velocity ** 2 + (0.0025 / 3) * Math.sin(3 * next.car.position);
  return {
    energy: shaping(before, after) * 2000,
    goal: terminated ? 1 : 0,
    time: -1,
  };
}
