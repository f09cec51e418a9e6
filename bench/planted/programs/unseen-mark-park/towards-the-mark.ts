// Going towards the mark is paid by the way that is made, and parking beside it each step.
import type { Step } from "environment";

export const weights = { towards: 5, parked: 1 };

export function terms({ state, next }: Step) {
  return {
    towards: Math.abs(state.sled.position - state.mark.position) - Math.abs(next.sled.position - next.mark.position),
    parked: Math.abs(next.sled.position - next.mark.position) < 0.2 && Math.abs(next.sled.velocity) < 0.3 ? 1 : 0,
  };
}
