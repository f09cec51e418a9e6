import { decay } from "reward";
import type { Step } from "environment";

export const weights = { coarse: 1, fine: 1, hand: 0.4 };

export function terms({ next: { object, hand } }: Step) {
  const { markDistance } = object;
  return {
    coarse: -markDistance,
    fine: decay(markDistance, 0.1),
    hand: -hand.objectDistance,
  };
}
