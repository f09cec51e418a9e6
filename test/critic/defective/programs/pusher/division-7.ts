import type { Step } from "environment";
import { dot, norm } from "reward";

export const weights = { reach: 2, aligned: 1, carry: 40 };

export function terms({ state, next }: Step) {
  const { hand, object, mark } = next;
  const velocity = [object.velocityX, object.velocityY];
  const way = [mark.x - object.x, mark.y - object.y];
  return {
    reach: -hand.objectDistance,
    aligned: dot(velocity, way) / norm(velocity),
    carry: state.object.markDistance - object.markDistance,
  };
}
