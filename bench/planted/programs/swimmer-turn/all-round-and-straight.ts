// A whole turn is wanted, and a body that keeps its course: both by the square of what it is off.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { turn: 0.2, course: 0.2 };

export function terms({ next }: Step) {
  return {
    turn: -square(next.body.heading - 6.4),
    course: -square(next.body.heading),
  };
}
