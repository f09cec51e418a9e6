import type { Step } from "environment";

export const weights = { gap: 0.1, entered: 5, inside: 0.05 };

export function terms({ state, next }: Step) {
  const was = state.fingertip.markDistance < 0.05;
  const is = next.fingertip.markDistance < 0.05;
  return {
    gap: -next.fingertip.markDistance,
    entered: is && !was ? 1 : 0,
    inside: is ? 1 : 0,
  };
}
