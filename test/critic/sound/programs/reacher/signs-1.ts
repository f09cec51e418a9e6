import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["there"];
export const weights = { there: 1, approach: 1 };

// Only the sign counts: at the target +1 a step, before that a tenth for coming nearer.
export function terms({ state, next }: Step) {
  const { targetDistance } = next.fingertip;
  return {
    there: targetDistance <= 0.05 ? 1 : 0,
    approach: state.fingertip.targetDistance - targetDistance,
  };
}
