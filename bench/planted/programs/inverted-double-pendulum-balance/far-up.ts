// The farther up the tip is the better; as long as it is not down each step counts too.
import type { Step } from "environment";

export const weights = { up: 10, upright: 1 };

export function terms({ next, terminated }: Step) {
  return {
    up: next.tip.x,
    upright: terminated ? 0 : 1,
  };
}
