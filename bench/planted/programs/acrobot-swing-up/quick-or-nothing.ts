// As soon as possible: a swing-up counts if it took less than eight seconds.
import type { Step } from "environment";

export const weights = { quick: 10 };

export function terms({ time, terminated }: Step) {
  return {
    quick: terminated && time < 8 ? 1 : 0,
  };
}
