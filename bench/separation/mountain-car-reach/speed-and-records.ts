// Recorded (bench/recordings/mountain-car, designer-g1-s4-r0): speed in either direction is what the first swings
// gain, a new record of height is what the later ones gain, and the flag ends it with a prize that shrinks with time.
import { clamp, ramp } from "reward";
import type { Step } from "environment";

export const weights = { speed: 0.3, record: 10, flag: 20, time: 0.1 };

export const initial = { highest: 0.1 };

export function terms({ next, memory, time, terminated }: Step<typeof initial>) {
  const record = clamp(next.car.height - memory.highest, 0, 1);
  memory.highest = Math.max(memory.highest, next.car.height);
  return {
    speed: Math.abs(next.car.velocity) / 0.07,
    record,
    flag: terminated ? 1 + ramp(time, 200, 80) : 0,
    time: -1,
  };
}
