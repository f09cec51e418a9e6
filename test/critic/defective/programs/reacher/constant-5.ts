import type { Step } from "environment";

export const weights = { distance: 10, tracking: 1 };

export function terms({ state, next }: Step) {
  const moved = Math.hypot(next.mark.x - state.mark.x, next.mark.y - state.mark.y);
  return { distance: -next.fingertip.markDistance, tracking: 1 - moved };
}
