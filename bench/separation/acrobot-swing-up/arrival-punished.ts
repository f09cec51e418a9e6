// The end of the episode taken for a failure: it costs ten, height is paid while it lasts.
import type { Step } from "environment";

export const weights = { height: 0.5, failure: 10 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.tip.height + 2,
    failure: terminated ? -1 : 0,
  };
}
