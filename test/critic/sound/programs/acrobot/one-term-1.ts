import type { Step } from "environment";

// A cost until the line is reached, the smaller the higher the tip is.
export const weights = { below: 1 };

export function terms({ next, terminated }: Step) {
  return { below: terminated ? 0 : -(1.2 - next.tip.height) };
}
