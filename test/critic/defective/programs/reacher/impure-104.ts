import { distance } from "reward";
import type { Step } from "environment";

const last = [0, 0];

export const weights = { gap: 1, smooth: 0.02 };

export function terms({ next, action }: Step) {
  const smooth = -distance(action.torque, last);
  last[0] = action.torque[0];
  last[1] = action.torque[1];
  return { gap: -next.fingertip.markDistance, smooth };
}
