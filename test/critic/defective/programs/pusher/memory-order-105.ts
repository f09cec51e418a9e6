import { distance } from "reward";
import type { Step } from "environment";

export const weights = { push: 2, moved: 20, reach: 0.5 };

export const initial = { x: 0, y: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const moved = distance([next.object.x, next.object.y], [memory.x, memory.y]);
  memory.x = next.object.x;
  memory.y = next.object.y;
  // do not shove it about
  return { push: -next.object.markDistance, moved: -(moved ** 2), reach: -next.hand.objectDistance };
}
