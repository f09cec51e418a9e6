import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { alive: 1, lift: 1 };

export function terms({ next, terminated }: Step) {
  const { left, right } = next;
  left.foot.height -= right.foot.height;
  return { alive: terminated ? 0 : 1, lift: ramp(left.foot.height, 0, 0.25) };
}
