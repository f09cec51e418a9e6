// What the sled is off the mark costs, evenly from a hand's breadth on; push and speed cost a little.
import { huber, square } from "reward";
import type { Step } from "environment";

export const weights = { off: 1, push: 0.05, speed: 0.05 };

export function terms({ action, next: { sled, mark } }: Step) {
  return {
    off: -huber(sled.position - mark.position, 0.3),
    push: -square(action.push),
    speed: -square(sled.velocity),
  };
}
