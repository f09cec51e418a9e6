import { square } from "reward";
import type { Step } from "environment";

export const weights = { pumping: 1, arrival: 5 };

export function terms({ state, next, terminated }: Step) {
  const gained = square(next.shoulder.rate) - square(state.shoulder.rate);
  return { pumping: Math.max(0, gained), arrival: terminated ? 1 : 0 };
}
