import { distance, norm } from "reward";
import type { Step } from "environment";

export const weights = { toMark: 1, gap: 2, effort: 0.01 };

export function terms({ action, next }: Step) {
  const tip = [next.fingertip.x, next.fingertip.y];
  const goal = [next.mark.x, next.mark.y];
  return {
    toMark: -next.fingertip.markDistance,
    gap: -distance(tip, goal),
    effort: -norm(action.torque),
  };
}
