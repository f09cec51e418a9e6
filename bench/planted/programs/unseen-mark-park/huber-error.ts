import { huber } from "reward";
import type { Step } from "environment";

// Huber's loss of the distance, a little of the push.
export const weights = { error: 1, push: 0.01 };

export const terms = ({ action, next }: Step) => ({
  error: -huber(next.sled.position - next.mark.position, 1.5),
  push: -(action.push ** 2),
});
