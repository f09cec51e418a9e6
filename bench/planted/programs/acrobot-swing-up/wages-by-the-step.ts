// Wages for each step under way, what the tip gains in height on top, and a prize on arrival.
import type { Step } from "environment";

export const weights = { wage: 5, gained: 0.02, arrival: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    wage: terminated ? 0 : 1,
    gained: next.tip.height - state.tip.height,
    arrival: terminated ? 1 : 0,
  };
}
