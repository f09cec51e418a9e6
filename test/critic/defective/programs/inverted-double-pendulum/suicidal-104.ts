import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { upright: 0.4, tick: 1 };

export function terms({ next }: Step) {
  const upright = ramp(next.tip.height, 1, 1.2);
  const tick = -1;
  return { upright, tick };
}
