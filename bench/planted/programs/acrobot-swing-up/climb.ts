// Whatever the tip gains in height is paid. Going down costs nothing: it has to swing back to swing higher.
import type { Step } from "environment";

export const weights = { climb: 1 };

export function terms({ state, next }: Step) {
  return {
    climb: Math.max(0, next.tip.height - state.tip.height),
  };
}
