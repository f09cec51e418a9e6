import { distance } from "reward";
import type { Step } from "environment";

export const weights = { settled: 1, approach: 0.3 };

export function terms({ next }: Step) {
  const { object, hand, mark } = next;
  const now = [object.x, object.y, object.velocityX, object.velocityY];
  const wanted = [mark.x, mark.y, 0, 0];
  return {
    settled: -distance(now, wanted),
    approach: -hand.objectDistance,
  };
}
