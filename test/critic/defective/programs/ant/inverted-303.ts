import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { spin: 1, alive: 0.5, roam: 0.3, effort: 0.02 };

export function terms({ action, next, terminated }: Step) {
  const { yawRate, tilt, x, y } = next.torso;
  const balance = Math.max(0, Math.cos(tilt));
  return {
    spin: -yawRate * balance,
    alive: terminated ? 0 : 1,
    roam: -Math.max(0, norm([x, y]) - 0.6),
    effort: -square(norm(action.torque)),
  };
}
