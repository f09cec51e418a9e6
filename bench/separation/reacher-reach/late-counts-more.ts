// Recorded (bench/recordings/reacher, designer-g1-s10-r0): closeness is paid all the time but counts three times as
// much in the last part of the second, which is what success is judged by.
import { decay, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { approach: 1, finish: 2 };

export function terms({ next, time }: Step) {
  const d = next.fingertip.markDistance;
  const late = time >= 0.7 ? 1 : 0;
  return {
    approach: decay(d, 0.1),
    finish: late * tolerance(d, { bounds: [0, 0.04], margin: 0.1 }),
  };
}
