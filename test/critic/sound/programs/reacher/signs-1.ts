import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["there"];
export const weights = { there: 1, approach: 1 };

// Only the sign counts: at the mark +1 a step, before that a tenth for coming nearer.
export function terms({ state, next }: Step) {
  const { markDistance } = next.fingertip;
  return {
    there: markDistance <= 0.05 ? 1 : 0,
    approach: state.fingertip.markDistance - markDistance,
  };
}
