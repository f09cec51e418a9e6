// Speed towards the mark is paid and speed away from it costs; so does push.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { towards: 1, push: 0.05 };

export function terms({ action, next: { sled, mark } }: Step) {
  return {
    towards: sled.velocity * Math.sign(mark.position - sled.position),
    push: -square(action.push),
  };
}
