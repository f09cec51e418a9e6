import type { Step } from "environment";
import { decay, norm } from "reward";

export const weights = { low: 1, still: 1, calm: 0.5, effort: 0.4 };

export function terms({ action, next }: Step) {
  const { height, velocityX, velocityY, velocityZ } = next.torso;
  const legs = [next.frontLeft, next.frontRight, next.backLeft, next.backRight];
  const fastest = Math.max(...legs.map((leg) => Math.max(Math.abs(leg.hip.rate), Math.abs(leg.ankle.rate))));
  return {
    low: decay(Math.max(0, height - 0.4), 0.1),
    still: decay(norm([velocityX, velocityY, velocityZ]), 0.2),
    calm: decay(fastest, 1),
    effort: -(norm(action.torque) ** 2),
  };
}
