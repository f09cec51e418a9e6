import type { Step } from "environment";
import { decay } from "reward";

export const weights = { away: 1, onMark: 1, approach: 0.3, effort: 0.002 };

export function terms({ next, action }: Step) {
  const gap = next.object.markDistance;
  let effort = 0;
  for (const torque of action.torque) effort += torque * torque;
  return { away: -gap, onMark: decay(gap, 0.04), approach: -next.hand.objectDistance, effort: -effort };
}
