import type { Step } from "environment";
import { distance } from "reward";

export const weights = { gap: 2, reach: 0.4, placed: 1 };

export function terms({ next }: Step) {
  const { object, hand, mark } = next;
  const where = [mark.x, mark.y];
  return {
    gap: -object.markDistance,
    reach: -hand.objectDistance,
    placed: -distance(where, [0.45, -0.05]),
  };
}
