import { ramp, sum } from "reward";
import type { Step } from "environment";

export const weights = { liftLeft: 1, alive: 1, upright: 0.2, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  const { right, torso } = next;
  return {
    // the left foot 20 cm up
    liftLeft: ramp(right.foot.height, 0, 0.25),
    alive: terminated ? 0 : 1,
    upright: Math.cos(torso.pitch),
    effort: -sum(action.torque.map((t) => t * t)),
  };
}
