import type { Step } from "environment";
import { clamp, dot, norm, subtract } from "reward";

// The object's speed towards the mark; the direction is guarded for the moment at which it is there.
export const weights = { towards: 10, near: 4, reach: 2 };

export function terms({ next: { hand, object, mark } }: Step) {
  const way = subtract([mark.x, mark.y], [object.x, object.y]);
  const length = Math.max(norm(way), 0.01);
  const towards = dot([object.velocityX, object.velocityY], way) / length;
  return { towards: clamp(towards, -1, 1), near: -object.markDistance, reach: -hand.objectDistance };
}
