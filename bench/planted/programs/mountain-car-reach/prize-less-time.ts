// As soon as possible: a prize for the flag, and every second costs a little of it.
import type { Step } from "environment";

export const weights = { flag: 100, time: 0.1 };

export function terms({ terminated }: Step) {
  return {
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
