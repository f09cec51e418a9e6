import type { Step } from "environment";
import { norm } from "reward";

export const weights = { error: 5, effort: 0.05 };

export function terms({ action, next: { fingertip } }: Step) {
  // one number for "far away or still moving"
  const error = norm([fingertip.markDistance, fingertip.velocityX, fingertip.velocityY]);
  return { error: -error, effort: -norm(action.torque) };
}
