// Each time that the fingertip comes within 5 cm of the mark is a hit and is paid; distance leads there.
import type { Step } from "environment";

export const weights = { hit: 10, distance: 1 };

export function terms({ state, next }: Step) {
  return {
    hit: state.fingertip.markDistance >= 0.05 && next.fingertip.markDistance < 0.05 ? 1 : 0,
    distance: -next.fingertip.markDistance,
  };
}
