import type { Step } from "environment";
import { tolerance } from "reward";

// The approach as a potential, plus a reward for staying: going away costs what coming near earned.
export const weights = { approach: 20, there: 1 };

export function terms({ state, next }: Step) {
  const before = state.fingertip.markDistance;
  const after = next.fingertip.markDistance;
  return { approach: before - after, there: tolerance(after, { bounds: [0, 0.03], margin: 0.06 }) };
}
