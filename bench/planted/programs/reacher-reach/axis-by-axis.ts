// Along x and along y by themselves: what the fingertip comes nearer on either is paid, and a bit for being there.
import type { Step } from "environment";

export const weights = { alongX: 20, alongY: 20, there: 0.1 };

export function terms({ state, next: { fingertip, mark } }: Step) {
  const before = state.fingertip;
  return {
    alongX: Math.max(0, Math.abs(before.x - mark.x) - Math.abs(fingertip.x - mark.x)),
    alongY: Math.max(0, Math.abs(before.y - mark.y) - Math.abs(fingertip.y - mark.y)),
    there: fingertip.markDistance < 0.05 ? 1 : 0,
  };
}
