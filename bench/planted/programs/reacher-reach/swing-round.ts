// The arm must come round to the mark wherever it is: pay for how fast the joints turn, and for nearness.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { turning: 0.2, near: 1 };

export function terms({ next }: Step) {
  return {
    turning: Math.abs(next.shoulder.rate) + Math.abs(next.elbow.rate),
    near: decay(next.fingertip.markDistance, 0.1),
  };
}
