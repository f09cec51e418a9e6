// Recorded (bench/recordings/hopper, designer-g1-s5-r0): pay the distance covered in each step as speed, and make a
// fall cost about as much as two seconds of slow hopping.
import type { Step } from "environment";

export const weights = { covered: 2, upright: 0.5, fall: 20 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    covered: (next.torso.x - state.torso.x) / dt,
    upright: 1 - Math.min(1, Math.abs(next.torso.pitch) / 0.2),
    fall: terminated ? -1 : 0,
  };
}
