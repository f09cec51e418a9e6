// The tip's height over the shoulder, by the way it hangs: what is under the shoulder is still to be won.
import type { Step } from "environment";

export const weights = { height: 1 };

export function terms({ next }: Step) {
  return {
    height: -next.tip.height,
  };
}
