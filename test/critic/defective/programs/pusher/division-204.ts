import { dot, norm } from "reward";
import type { Step } from "environment";

export const weights = { aim: 0.5, push: 4, reach: 1 };

export function terms({ next }: Step) {
  const { object, mark } = next;
  const velocity = [object.velocityX, object.velocityY];
  const speed = norm(velocity);
  const away = Math.max(object.markDistance, 0.01);
  const toMark = [(mark.x - object.x) / away, (mark.y - object.y) / away];
  // Cosine of the angle between the push and the way to the mark
  const aim = dot(velocity, toMark) / speed;
  return {
    aim,
    push: -object.markDistance,
    reach: -next.hand.objectDistance,
  };
}
