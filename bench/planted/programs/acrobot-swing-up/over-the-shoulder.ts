// The tip over the shoulder is half the way: each time that it comes up past it is paid, and to arrive.
import type { Step } from "environment";

export const weights = { past: 5, arrival: 5 };

export function terms({ state, next, terminated }: Step) {
  return {
    past: state.tip.height < 0 && next.tip.height >= 0 ? 1 : 0,
    arrival: terminated ? 1 : 0,
  };
}
