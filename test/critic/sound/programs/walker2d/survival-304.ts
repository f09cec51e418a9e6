import { ramp, sum } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, raised: 2, upright: 0.3, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  const { left, right, torso } = next;
  const effort = -sum(action.torque.map((share) => share ** 2));
  if (terminated) return { alive: 0, raised: 0, upright: 0, effort };
  return {
    alive: 1,
    // the left foot against the right one, not against the ground
    raised: ramp(left.foot.height - right.foot.height, -0.05, 0.22),
    upright: Math.cos(torso.pitch),
    effort,
  };
}
