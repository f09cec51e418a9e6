import type { Step } from "environment";

export const weights = { distance: 10, tracking: 1 };

export function terms({ state, next }: Step) {
  const moved = Math.hypot(next.target.x - state.target.x, next.target.y - state.target.y);
  return { distance: -next.fingertip.targetDistance, tracking: 1 - moved };
}
