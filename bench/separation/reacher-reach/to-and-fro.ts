// Recorded (bench/recordings/reacher, designer-g1-s5-r0): reward every reduction of the distance to the mark and
// ignore increases, so exploration is never punished; arriving adds a bonus.
import type { Step } from "environment";

export const weights = { progress: 20, arrived: 0.5 };

export function terms({ state, next }: Step) {
  const progress = Math.max(0, state.fingertip.markDistance - next.fingertip.markDistance);
  return {
    progress,
    arrived: next.fingertip.markDistance <= 0.05 ? 1 : 0,
  };
}
