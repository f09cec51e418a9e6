import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { alive: 1, lift: 2, upright: 0.5, effort: 0.005 };

export function terms({ next, action, terminated }: Step) {
  const lift = next.left.foot.height - next.right.foot.height;
  return {
    alive: terminated ? 0 : 1,
    lift: ramp(lift, 0, 0.25),
    upright: Math.cos(next.torso.pitch),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
