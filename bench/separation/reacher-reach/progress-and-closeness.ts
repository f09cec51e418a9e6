// Recorded (bench/recordings/reacher, designer-g1-s7-r0): potential-based progress towards the mark teaches the
// approach and a level of closeness teaches to stay there.
import { ramp, shaping } from "reward";
import type { Step } from "environment";

export const weights = { progress: 10, closeness: 1 };

export function terms({ state, next }: Step) {
  return {
    progress: shaping(-state.fingertip.markDistance, -next.fingertip.markDistance),
    closeness: ramp(next.fingertip.markDistance, 0.2, 0.02),
  };
}
