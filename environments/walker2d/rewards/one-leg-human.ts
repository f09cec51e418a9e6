import { norm, ramp } from "reward";
import type { Step } from "environment";

// Staying up comes first; then the raised foot, with a slope from the ground to a little over 0.2 m; then stillness, without
// which a raised leg pulls the walker over.
export const weights = { alive: 1, raised: 1.5, upright: 0.3, still: 0.1, effort: 0.002 };

export function terms({ action, next, terminated }: Step) {
  const { torso, left, right } = next;
  return {
    alive: terminated ? 0 : 1,
    raised: terminated ? 0 : ramp(left.foot.height - right.foot.height, 0, 0.25),
    upright: -Math.abs(torso.pitch),
    still: -Math.abs(torso.velocityX),
    effort: -(norm(action.torque) ** 2),
  };
}
