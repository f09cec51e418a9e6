// A long way to go: the prize is for the episode's end, and until then bent and leaning poles cost.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { end: 100, straight: 2 };

export function terms({ next: { lower, upper }, terminated }: Step) {
  return {
    end: terminated ? 1 : 0,
    straight: -(square(lower.angle) + square(upper.angle)),
  };
}
