// What counts is closing in: each step pays what the fingertip came nearer to the mark; backing off, which happens on
// the way round, is not punished.
import type { Step } from "environment";

export const weights = { closer: 30, there: 0.2 };

export function terms({ state, next }: Step) {
  return {
    closer: Math.max(0, state.fingertip.markDistance - next.fingertip.markDistance),
    there: next.fingertip.markDistance < 0.05 ? 1 : 0,
  };
}
