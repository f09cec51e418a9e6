import { square } from "reward";
import type { Step } from "environment";

export const weights = { alive: 10, offset: 0.1, rates: 0.005, push: 0.1 };

export function terms({ next, action, terminated }: Step) {
  const { lower, upper, tip } = next;
  return {
    alive: terminated ? 0 : 1,
    offset: -square(tip.x) - 4 * square(tip.height - 1.2),
    rates: -square(lower.rate) - square(upper.rate),
    push: -square(action.push),
  };
}
