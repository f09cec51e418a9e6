import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, raised: 2, upright: 0.3 };

export function terms({ next, terminated }: Step) {
  const { left, torso } = next;
  return {
    alive: terminated ? 0 : 1,
    raised: ramp(left.foot.height, 1.2, 1.6),
    upright: -Math.abs(torso.pitch),
  };
}
