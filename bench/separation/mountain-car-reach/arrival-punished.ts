// Recorded (bench/recordings/mountain-car, designer-g1-s7-r0): drive to the flag with momentum: progress to the right
// is paid, high speed is paid, success is paid, and a failed (terminated) episode is penalised.
import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { progress: 10, fast: 1, success: 10, failure: 100 };

export function terms({ state, next, terminated }: Step) {
  return {
    progress: clamp(next.car.position - state.car.position, -1, 1),
    fast: Math.abs(next.car.velocity) > 0.5 ? 1 : 0,
    success: next.car.position >= next.flag.position ? 1 : 0,
    failure: terminated ? -1 : 0,
  };
}
