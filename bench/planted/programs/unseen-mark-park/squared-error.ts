// A regulator: the squared distance from the mark, with small prices on speed and force.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { error: 1, speed: 0.1, force: 0.02 };

export function terms({ action, next: { sled, mark } }: Step) {
  return {
    error: -square(sled.position - mark.position),
    speed: -square(sled.velocity),
    force: -square(action.push),
  };
}
