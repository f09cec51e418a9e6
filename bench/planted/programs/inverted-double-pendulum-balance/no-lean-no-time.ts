// Both poles straight up cost nothing, any lean does by its square, and time is short.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { lean: 10, time: 1 };

export function terms({ next }: Step) {
  return {
    lean: -(square(next.lower.angle) + square(next.lower.angle + next.upper.angle)),
    time: -1,
  };
}
