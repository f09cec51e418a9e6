import { distance } from "reward";
import type { Step } from "environment";

export const weights = { gap: 1, close: 1, reach: 0.5 };

export function terms({ next }: Step) {
  const { object, mark, hand } = next;
  return {
    gap: -object.markDistance,
    close: -distance([object.x, object.y], [mark.x, mark.y]),
    reach: -hand.objectDistance,
  };
}
