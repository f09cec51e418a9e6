import { decay } from "reward";
import type { Step } from "environment";

export const weights = { onMark: 2, grip: 0.1, mark: 1 };

export function terms({ next }: Step) {
  const gap = next.hand.objectDistance;
  return {
    onMark: decay(next.object.markDistance, 0.05),
    // 1 at ten centimetres
    grip: 0.1 / gap,
    mark: -next.object.markDistance / 0.3,
  };
}
