import type { Step } from "environment";

const goalHeight = 1; // m over the shoulder

export const weights = { missing: 0.3, time: 0.5 };

export function terms({ next, terminated }: Step) {
  // Every step below the line costs, the more the lower the tip is.
  const missing = Math.max(0, goalHeight - next.tip.height);
  return {
    missing: -missing,
    time: terminated ? 0 : -1,
  };
}
