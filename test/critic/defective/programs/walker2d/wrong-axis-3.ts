import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { alive: 1, leftRaised: 1.5, upright: 0.3 };

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    leftRaised: ramp(next.right.foot.height, 0.05, 0.3),
    upright: -Math.abs(next.torso.pitch),
  };
}
