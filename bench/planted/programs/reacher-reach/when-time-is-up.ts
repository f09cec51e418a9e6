// What counts is where the fingertip is when time is up: on the mark, to half a centimetre.
import type { Step } from "environment";

export const weights = { hit: 10 };

export function terms({ next, time }: Step) {
  return {
    hit: time > 0.97 && next.fingertip.markDistance < 0.005 ? 1 : 0,
  };
}
