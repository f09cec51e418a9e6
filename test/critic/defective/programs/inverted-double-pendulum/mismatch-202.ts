import { norm } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, high: 1, calm: 0.02 };

export function terms({ next, terminated }: Step) {
  if (terminated) {
    return { alive: 0, high: 0 };
  }
  const calm = -norm([next.lower.rate, next.upper.rate]);
  return {
    alive: 1,
    high: (next.tip.height - 1) / 0.2,
    calm,
  };
}
