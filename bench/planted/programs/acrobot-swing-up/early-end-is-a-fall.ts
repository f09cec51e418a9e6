// The higher the tip the better; an episode that ends before its time has failed and costs a lot.
import type { Step } from "environment";

export const weights = { height: 1, failure: 200 };

export function terms({ next, terminated }: Step) {
  return {
    height: next.tip.height,
    failure: terminated ? -1 : 0,
  };
}
