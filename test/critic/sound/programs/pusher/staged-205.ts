import { decay, square, sum } from "reward";
import type { Step } from "environment";

const close = 0.08; // m

export const weights = { push: 2, reach: 0.5, done: 1, effort: 0.005 };

export function terms({ next, action }: Step) {
  const gap = next.object.markDistance;
  const done = gap < close ? 1 : 0;
  return {
    push: decay(gap, 0.15),
    // Once the object lies on the mark the hand may stay where it is.
    reach: done === 1 ? 1 : decay(next.hand.objectDistance, 0.3),
    done,
    effort: -sum(action.torque.map(square)),
  };
}
