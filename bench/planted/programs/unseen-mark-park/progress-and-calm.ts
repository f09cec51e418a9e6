// Each step pays what it came nearer to the mark, being there pays, speed there costs.
import type { Step } from "environment";

export const weights = { progress: 10, there: 1, fast: 0.5 };

export function terms({ state, next }: Step) {
  const before = Math.abs(state.sled.position - state.mark.position);
  const after = Math.abs(next.sled.position - next.mark.position);
  return {
    progress: before - after,
    there: after <= 0.2 ? 1 : 0,
    fast: after <= 0.2 ? -Math.abs(next.sled.velocity) : 0,
  };
}
