import { norm, subtract } from "reward";
import type { Step } from "environment";

export const weights = { gap: -2, reach: -0.5, still: -0.02 };

export function terms({ next }: Step) {
  const object = [next.object.x, next.object.y];
  const mark = [next.mark.x, next.mark.y];
  const hand = [next.hand.x, next.hand.y, next.hand.z];
  // the object's centre lies 0.275 m below the shoulder
  const body = [...object, -0.275];
  return {
    gap: norm(subtract(object, mark)),
    reach: norm(subtract(hand, body)),
    still: norm([next.object.velocityX, next.object.velocityY]),
  };
}
