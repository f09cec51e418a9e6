import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { turned: 1, level: 0.2, home: 0.1 };

export function terms({ state, next }: Step) {
  const before = state.torso.heading * 57.2958;
  const after = next.torso.heading * 57.2958;
  return {
    turned: wrapAngle(after - before),
    level: Math.max(0, 1 - next.torso.tilt / 0.5),
    home: -Math.hypot(next.torso.x, next.torso.y),
  };
}
