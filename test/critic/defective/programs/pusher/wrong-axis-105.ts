import type { Step } from "environment";

export const weights = { offsetX: 1, offsetY: 1, approach: 0.5 };

export function terms({ next }: Step) {
  const { object, mark, hand } = next;
  const offsetX = Math.abs(object.y - mark.y);
  const offsetY = Math.max(object.y - mark.y, mark.y - object.y);
  return { offsetX: -offsetX, offsetY: -offsetY, approach: -hand.objectDistance };
}
