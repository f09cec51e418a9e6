// Past the steep part of the right hill it is as good as done: each step there is paid.
import type { Step } from "environment";

export const weights = { past: 1 };

export function terms({ next }: Step) {
  return {
    past: next.car.position > 0.3 ? 1 : 0,
  };
}
