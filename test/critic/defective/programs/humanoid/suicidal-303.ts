import { norm } from "reward";
import type { Step } from "environment";

export const weights = { tall: 1, still: 0.1 };

export function terms({ next, terminated }: Step) {
  // nothing to measure any more
  if (terminated) return { tall: 0, still: 0 };
  const { height, velocityX, velocityY } = next.torso;
  return {
    tall: height - 1.5,
    still: -norm([velocityX, velocityY]),
  };
}
