import { norm } from "reward";
import type { Step } from "environment";

export const weights = {
  turn: 1,
  alive: 0.5,
  home: 0,
  effort: 0.02,
};

export function terms({ action, next, terminated }: Step) {
  const upright = next.torso.tilt < 0.5;
  return {
    turn: upright ? next.torso.yawRate : Math.min(0, next.torso.yawRate),
    alive: terminated ? 0 : 1,
    // on the spot
    home: -Math.max(0, norm([next.torso.x, next.torso.y]) - 0.5),
    effort: -(norm(action.torque) ** 2),
  };
}
