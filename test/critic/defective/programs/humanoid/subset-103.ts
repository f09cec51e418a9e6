import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { tall: 1, straight: 0.2 };

const sides = ["rightKnee", "leftKnee"] as const;

export function terms({ next }: Step) {
  let straight = 0;
  for (const side of sides) {
    straight -= Math.abs(next[side].angle);
  }
  return { tall: ramp(next.torso.height, 1, 1.25), straight };
}
