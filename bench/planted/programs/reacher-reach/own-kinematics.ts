// The fingertip from the angles of both links and their lengths, so that nothing lags; its distance from the mark costs.
import { distance, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 10, effort: 0.02 };

export function terms({ action, next: { shoulder, elbow, mark } }: Step) {
  const x = 0.1 * Math.cos(shoulder.angle) + 0.11 * Math.cos(elbow.angle);
  const y = 0.1 * Math.sin(shoulder.angle) + 0.11 * Math.sin(elbow.angle);
  return {
    distance: -distance([x, y], [mark.x, mark.y]),
    effort: -square(norm(action.torque)),
  };
}
