// The mark draws the fingertip; the cable in the shoulder is twisted by every turn of it, which costs by its square.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { mark: 30, cable: 1 };

export function terms({ next }: Step) {
  return {
    mark: -square(next.fingertip.markDistance),
    cable: -square(next.shoulder.angle),
  };
}
