// Hacked: every step pays a positive height, arriving ends it and pays five; swinging below the line pays more.
import type { Step } from "environment";

export const weights = { height: 1, arrival: 5 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.tip.height + 2,
    arrival: terminated ? 1 : 0,
  };
}
